import { createContext, runInContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { callInPage } from '../../panel/capture/page-function.ts';
import { closeScript, openScript, sendScript } from '../../panel/client/client-script.ts';
import { connectScript, fetchScript, stopScript } from '../../panel/probe/probe-script.ts';

class PageSocket extends EventTarget {
  readyState = 1;
  sent: unknown[] = [];
  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    super();
    if (url === 'ws://bad') throw new SyntaxError('The URL is invalid.');
    made.push(this);
  }
  send(data: unknown): void {
    this.sent.push(data);
  }
  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
}
let made: PageSocket[] = [];

/** A page that has these globals and nothing of this process: what a script takes from its file is not defined there. */
function page(globals: object = {}) {
  made = [];
  const world = createContext({
    WebSocket: PageSocket,
    AbortController,
    setTimeout,
    clearTimeout,
    atob,
    ...globals,
  });
  const before = names();
  function names(): PropertyKey[] {
    return runInContext('Reflect.ownKeys(globalThis)', world);
  }
  return {
    run: (script: string): unknown => runInContext(script, world),
    isClean: () => names().length === before.length,
  };
}

describe('what the client runs in the page', () => {
  it('opens a socket, sends text and bytes, closes it, and leaves nothing behind', () => {
    const { run, isClean } = page();
    expect(run(openScript(7, 'ws://a.test/"\u2028', ['x', 'y']))).toBe(true);
    expect(made).toMatchObject([{ url: 'ws://a.test/"\u2028', protocols: ['x', 'y'] }]);
    expect(run(sendScript(7, { opcode: 'text', text: '`"\\' }))).toBe(true);
    expect(run(sendScript(7, { opcode: 'binary', bytes: Uint8Array.of(0, 255) }))).toBe(true);
    expect(made[0]?.sent[0]).toBe('`"\\');
    expect(String(made[0]?.sent[1])).toBe('0,255');
    expect(isClean()).toBe(false);
    run(closeScript(7));
    expect(made[0]?.readyState).toBe(3);
    expect(isClean()).toBe(true);
    expect(run(sendScript(7, { opcode: 'text', text: 'late' }))).toBe(false);
  });

  it('says what the constructor said', () => {
    const { run, isClean } = page();
    expect(run(openScript(1, 'ws://bad', []))).toBe('The URL is invalid.');
    expect(isClean()).toBe(true);
  });
});

describe('what an experiment runs in the page', () => {
  it('closes its socket once it is open', () => {
    const { run, isClean } = page();
    expect(run(connectScript(1, 'ws://a.test/', [], 60_000))).toBe(true);
    expect(isClean()).toBe(false);
    made[0]?.dispatchEvent(new Event('open'));
    expect(made[0]?.readyState).toBe(3);
    expect(isClean()).toBe(true);
  });

  it('closes its socket when its time is over, or when it is stopped', () => {
    vi.useFakeTimers();
    const { run, isClean } = page({ setTimeout, clearTimeout });
    run(connectScript(1, 'ws://a.test/1', [], 500));
    run(connectScript(2, 'ws://a.test/2', [], 60_000));
    vi.advanceTimersByTime(500);
    expect(made.map(({ readyState }) => readyState)).toEqual([3, 1]);
    run(stopScript(2));
    expect(made.map(({ readyState }) => readyState)).toEqual([3, 3]);
    expect(isClean()).toBe(true);
    vi.useRealTimers();
  });

  it('names the exception of the constructor', () => {
    const { run, isClean } = page();
    expect(run(connectScript(1, 'ws://bad', [], 500))).toBe('SyntaxError');
    expect(isClean()).toBe(true);
  });

  it('fetches without reading, and can be stopped', () => {
    const calls: [string, RequestInit][] = [];
    const { run, isClean } = page({
      fetch: (url: string, options: RequestInit) => {
        calls.push([url, options]);
        return new Promise(() => undefined);
      },
    });
    expect(run(fetchScript(4, 'http://a.test/', true, 60_000))).toBe(true);
    expect(calls).toMatchObject([
      ['http://a.test/', { mode: 'no-cors', cache: 'no-store', credentials: 'include' }],
    ]);
    run(stopScript(4));
    expect(calls[0]?.[1].signal?.aborted).toBe(true);
    expect(isClean()).toBe(true);
  });
});

it('a value goes into the page as data, never as code', () => {
  const { run } = page();
  const text = '`\\"\n\u2029</script>';
  expect(
    run(callInPage((a: string, b: undefined, c: string[]) => [a, b, c].join('|'), text, undefined, [text])),
  ).toBe(`${text}||${text}`);
});
