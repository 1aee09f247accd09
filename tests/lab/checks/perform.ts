import { createContext, runInContext } from 'node:vm';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { Check, Site } from './check.ts';

/** What a page's own script did with its sockets. */
export interface Performance {
  /** Milliseconds from the beginning to each construction. */
  createdAt: number[];
  urls: string[];
  opened: number;
  /** Close codes in the order of their events. */
  codes: number[];
  /** Messages of a server that refused a handshake, or of the network. */
  failures: string[];
  sent: unknown[];
  received: unknown[];
  threw: string[];
}

/** Runs the inline scripts of an endpoint's page with sockets of our own, until `isDone`. */
async function perform({ page, ca }: Site, isDone: (seen: Performance) => boolean): Promise<Performance> {
  const seen: Performance = {
    createdAt: [],
    urls: [],
    opened: 0,
    codes: [],
    failures: [],
    sent: [],
    received: [],
    threw: [],
  };
  const sockets = new Set<WebSocket>();
  const timers = new Set<NodeJS.Timeout>();
  const scripts = [...page.body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  try {
    await new Promise<void>((resolve) => {
      const look = () => isDone(seen) && resolve();
      const context = createContext({
        ...pageGlobals(timers),
        WebSocket: watchedConstructor(seen, sockets, ca, look),
      });
      try {
        for (const script of scripts) runInContext(script ?? '', context);
      } catch (error) {
        seen.threw.push((error as Error).name);
        look();
      }
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    for (const socket of sockets) socket.terminate();
  }
  return seen;
}

/** As much of a document as the lab's pages use. */
function pageGlobals(timers: Set<NodeJS.Timeout>) {
  const keep = (timer: NodeJS.Timeout) => {
    timers.add(timer);
    return timer;
  };
  const element = () => ({ append: () => undefined, textContent: '' });
  return {
    document: {
      body: { dataset: {}, append: () => undefined },
      getElementById: element,
      createElement: element,
    },
    addEventListener: () => undefined,
    performance,
    crypto,
    btoa,
    URL,
    setTimeout: (use: () => void, ms: number, ...rest: []) => keep(setTimeout(use, ms, ...rest)),
    setInterval: (use: () => void, ms: number) => keep(setInterval(use, ms)),
    clearTimeout,
    clearInterval,
  };
}

function watchedConstructor(
  seen: Performance,
  sockets: Set<WebSocket>,
  ca: string,
  look: () => void,
): typeof WebSocket {
  const began = performance.now();
  const options = { ca, lookup: onLoopback };
  return new Proxy(WebSocket, {
    construct(target, [url, protocols]: [string, string | string[] | undefined]) {
      seen.createdAt.push(performance.now() - began);
      seen.urls.push(url);
      const socket = Reflect.construct(target, [url, protocols ?? [], options]) as WebSocket;
      sockets.add(socket);
      socket.on('open', () => {
        seen.opened += 1;
        look();
      });
      socket.on('error', ({ message }) => seen.failures.push(message));
      socket.on('message', (data) => {
        seen.received.push(String(data));
        look();
      });
      socket.on('close', (code) => {
        sockets.delete(socket);
        seen.codes.push(code);
        look();
      });
      const send = socket.send.bind(socket);
      socket.send = (data: Parameters<typeof send>[0]) => {
        seen.sent.push(data);
        // A browser sends any object as its text.
        if (socket.readyState === WebSocket.OPEN) send(isPayload(data) ? data : String(data));
        else if (socket.readyState === WebSocket.CONNECTING) send(data);
        look();
      };
      return socket;
    },
  });
}

const isPayload = (data: unknown) => typeof data === 'string' || ArrayBuffer.isView(data);

/** The lab's names lead to loopback, as in a browser with its arguments. */
function onLoopback(_host: string, options: object, done: (...answer: unknown[]) => void): void {
  if ('all' in options && options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
}

/** The page does what its endpoint says: `isDone` ends it, `outcome` is what must have happened by then. */
export function performs(
  isDone: (seen: Performance) => boolean,
  outcome: { [fact in keyof Performance]?: unknown },
): Check {
  return async (site) => {
    expect(await perform(site, isDone)).toMatchObject(outcome);
  };
}

/** Until so many sockets have closed. */
export const closings = (count: number) => (seen: Performance) => seen.codes.length >= count;
