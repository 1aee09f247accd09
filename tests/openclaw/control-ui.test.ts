import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../lab/openclaw/control-ui.ts';
import { challenge, errorAnswer, NONCE } from './frames.ts';
import { recording } from './recording.ts';

const script = readFileSync(new URL('../lab/openclaw/control-ui-core.js', import.meta.url), 'utf8');

interface FakeSocket {
  sent: string[];
  closedWith: unknown[];
  fire(kind: string, event?: object): void;
}

/** Runs the lab's page; its sockets and its timers are ours. */
function run() {
  const sockets: FakeSocket[] = [];
  const delays: number[] = [];
  let pending: () => void = () => expect.fail('nothing waits');
  class FakeWebSocket implements FakeSocket {
    sent: string[] = [];
    closedWith: unknown[] = [];
    #listeners = new Map<string, (event: object) => void>();
    constructor() {
      sockets.push(this);
    }
    addEventListener(kind: string, listener: (event: object) => void) {
      this.#listeners.set(kind, listener);
    }
    send(text: string) {
      this.sent.push(text);
    }
    close(...how: unknown[]) {
      this.closedWith = how;
    }
    fire(kind: string, event: object = {}) {
      this.#listeners.get(kind)?.(event);
    }
  }
  runInNewContext(script, {
    openclaw: settingsOf('ws://claw.example/', {}),
    note: () => undefined,
    state: () => undefined,
    performance,
    WebSocket: FakeWebSocket,
    setTimeout: (job: () => void, delay: number) => {
      pending = job;
      delays.push(delay);
    },
    clearTimeout: () => undefined,
    setInterval: () => undefined,
    clearInterval: () => undefined,
  });
  const latest = (): FakeSocket => sockets.at(-1) ?? expect.fail('no socket');
  return { sockets, delays, latest, wait: () => pending() };
}

function refuse(socket: FakeSocket, key: string): void {
  const { errorFrames = [], closeCode, closeReason } = recording(key);
  socket.fire('open');
  socket.fire('message', { data: challenge(4, 1) });
  for (const error of errorFrames) socket.fire('message', { data: errorAnswer(error) });
  socket.fire('close', { code: closeCode, reason: closeReason });
}

describe("the lab's Control UI", () => {
  it('retries after 0.8 s and then 1.7 times as long, up to 15 s', () => {
    const { delays, latest, wait } = run();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      latest().fire('close', { code: 1006, reason: '' });
      wait();
    }
    expect(delays.map(Math.round)).toEqual([800, 1360, 2312, 3930, 6682, 11359, 15000, 15000]);
  });

  it('waits for the challenge and signs its nonce', () => {
    const { latest } = run();
    latest().fire('open');
    expect(latest().sent).toEqual([]);
    latest().fire('message', { data: challenge(4, 1_234) });
    const [first = '{}'] = latest().sent;
    expect(JSON.parse(first)).toMatchObject({
      method: 'connect',
      params: { device: { nonce: NONCE, signedAt: 1_234 } },
    });
  });

  it('sends connect without a nonce when no challenge came for 750 ms', () => {
    const { latest, delays, wait } = run();
    latest().fire('open');
    expect(delays).toEqual([750]);
    wait();
    expect(JSON.parse(latest().sent[0] ?? '{}')).toMatchObject({ params: { device: { nonce: '' } } });
  });

  it.each([
    ['2026.9.6/token-missing/node', 1],
    ['2026.9.6/pairing-required/node', 1],
    ['2026.9.6/pairing-required-ui/node', 2],
    ['2026.9.6/origin-not-allowed/node', 2],
    ['2026.9.6/trusted-proxy-user-missing/node', 2],
  ])('%s: closes with 4008, and makes %i sockets', (key, count) => {
    const { sockets, latest, wait, delays } = run();
    const [first] = sockets;
    refuse(latest(), key);
    expect(first?.closedWith).toEqual([4008, 'connect failed']);
    if (delays.at(-1) === 800) wait();
    expect(sockets).toHaveLength(count);
  });
});
