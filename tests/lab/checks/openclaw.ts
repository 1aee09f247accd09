import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { challenge, event } from '../../openclaw/frames.ts';
import { recording } from '../../openclaw/recording.ts';
import type { Settings } from '../openclaw/control-ui.ts';
import { refusals } from '../openclaw/refused.ts';
import { answers, type Check, type Site } from './check.ts';

interface Talk {
  frames: Record<string, unknown>[];
  code: number;
  reason: string;
  /** Milliseconds from opening to closing. */
  lasted: number;
}

function settingsIn({ page }: Site): Settings {
  return JSON.parse(/const openclaw = (\{.*\});/.exec(page.body)?.[1] ?? 'null') as Settings;
}

/** Does what the page does, once. Resolves at the close, or once there are `enough` frames. */
function talk(site: Site, enough = Number.POSITIVE_INFINITY): Promise<Talk> {
  const { url, params, signedAgo = 0, nonce, first, silent, afterwards = [] } = settingsIn(site);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { origin: new URL(site.scenario.pageUrl).origin });
    const frames: Talk['frames'] = [];
    let openedAt = 0;
    const done = (code: number, reason: string) =>
      resolve({ frames, code, reason, lasted: performance.now() - openedAt });
    socket.on('open', () => {
      openedAt = performance.now();
    });
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { event?: string; ok?: boolean; payload?: unknown };
      frames.push(frame as Record<string, unknown>);
      if (frame.event === 'connect.challenge' && !silent) {
        const { nonce: fresh, ts } = frame.payload as { nonce: string; ts: number };
        const device = params.device && {
          ...(params.device as object),
          nonce: nonce ?? fresh,
          signedAt: ts - signedAgo,
        };
        const request = {
          type: 'req',
          id: '1',
          method: 'connect',
          params: { ...params, ...(device ? { device } : {}) },
        };
        socket.send(first ?? JSON.stringify(request));
      }
      if (frame.ok) for (const text of afterwards) socket.send(text);
      if (frames.length < enough) return;
      socket.terminate();
      done(0, '');
    });
    socket.on('error', reject);
    socket.on('close', (code, reason) => done(code, String(reason)));
  });
}

const greeting = JSON.parse(challenge(4, 0)) as { payload: object };

function expectGreeting([first]: Talk['frames'], release = '2026.9.6'): void {
  const payload = { nonce: expect.any(String), ts: expect.any(Number) };
  const capabilities = release === '2026.9.6' ? greeting.payload : {};
  expect(first).toEqual({ ...greeting, payload: { ...capabilities, ...payload } });
}

/** Challenge, error frame, close code and reason are as they were recorded. */
function refusedAs(key: string): Check {
  return async (site) => {
    const { frames, code, reason } = await talk(site);
    const { errorFrames = [], closeCode, closeReason } = recording(key);
    expectGreeting(frames, key.split('/')[0]);
    expect(frames.slice(1)).toEqual(errorFrames.map((error) => ({ type: 'res', id: '1', ok: false, error })));
    expect([code, reason]).toEqual([closeCode, closeReason]);
  };
}

/** Let in, then closed so; `said` came in between. */
function endedWith(code: number, reason: string, ...said: string[]): Check {
  return async (site) => {
    const ended = await talk(site);
    expectGreeting(ended.frames);
    expect(ended.frames[1]).toMatchObject({ ok: true, payload: { type: 'hello-ok', protocol: 4 } });
    expect(ended.frames.slice(2)).toEqual(said.map((text) => JSON.parse(text)));
    expect(ended).toMatchObject({ code, reason });
  };
}

const isLetIn: Check = async (site) => {
  const { frames } = await talk(site, 3);
  expect(frames[1]).toMatchObject({ ok: true, payload: { policy: { tickIntervalMs: 1_000 } } });
  expect(frames[2]).toMatchObject({ type: 'event', event: 'tick' });
};

const fromNginx = { server: expect.stringMatching(/^nginx/) };

/** Of the endpoints that speak like an OpenClaw gateway. */
export const openclaw: Record<string, Check> = {
  ...Object.fromEntries(refusals.map(({ id, as }) => [id, refusedAs(as)])),
  'openclaw-handshake-timeout': async (site) => {
    const { frames, code, reason, lasted } = await talk(site);
    expect([frames.length, code, reason]).toEqual([1, 1000, '']);
    expect(lasted).toBeGreaterThan(2_900);
  },
  'openclaw-handshake-too-large': async (site) => {
    expect(await talk(site)).toMatchObject({ code: 1009, reason: '' });
  },
  'openclaw-restart-gap': endedWith(
    1012,
    'service restart',
    event('shutdown', { reason: 'gateway restarting', restartExpectedMs: 1_500 }),
  ),
  'openclaw-stopped': endedWith(1012, 'service restart', event('shutdown', { reason: 'gateway stopping' })),
  'openclaw-gateway-died': endedWith(1006, ''),
  'openclaw-auth-changed': endedWith(4001, 'gateway auth changed'),
  'openclaw-device-removed': endedWith(4001, 'device removed'),
  'openclaw-tick-timeout': async (site) => {
    const { frames } = await talk(site, 2);
    expect(frames[1]).toMatchObject({ ok: true, payload: { policy: { tickIntervalMs: 1_000 } } });
  },
  'openclaw-missing-scope': async (site) => {
    const { frames } = await talk(site, 3);
    const [error] = recording('2026.9.6/missing-scope/node').errorFrames ?? [];
    expect(frames[2]).toEqual({ type: 'res', id: '7', ok: false, error });
  },
  'openclaw-connected': isLetIn,
  'openclaw-upgrade-lost--nginx': answers(200, fromNginx),
  'openclaw-proxy-idle--read-timeout-5s-nginx': async (site) => {
    const { code, lasted } = await talk(site);
    expect(code).toBe(1006);
    expect(lasted).toBeGreaterThan(4_900);
  },
  'openclaw-proxy-untrusted--nginx': answers(403, fromNginx),
  'openclaw-edge-auth--nginx': answers(401, fromNginx),
  'openclaw-upstream-down--502-nginx': answers(502, fromNginx),
};
