import type { Outcome } from '../src/probe/result.ts';
import { type Allowance, USED_UP } from './probe-allowance.ts';

const HEARTBEAT_EVERY = 5_000;
const SMALLEST = 1_024;
/** How long a message may take to end the connection, in milliseconds. */
const ECHO_WITHIN = 1_000;

/** What bounds an experiment: its milliseconds, the user's Cancel, and the connections that its run may make. */
export interface Bounds {
  patience: number;
  signal: AbortSignal;
  allowance: Allowance;
}

type Ended = { kind: 'ended'; code: number } | { kind: 'time' } | { kind: 'cancelled' };

/** A socket of the extension itself: it is not told why one fails. */
export function connectHere(url: string, protocols: readonly string[], bounds: Bounds): Promise<Outcome> {
  return openHere(url, protocols, bounds).then((socket) => {
    if (!(socket instanceof WebSocket)) return socket;
    socket.close();
    return { kind: 'opened', protocol: socket.protocol };
  });
}

function openHere(
  url: string,
  protocols: readonly string[],
  { patience, signal, allowance }: Bounds,
): Promise<WebSocket | Outcome> {
  return new Promise((resolve) => {
    if (!allowance.take(1)) {
      resolve(USED_UP);
      return;
    }
    let socket: WebSocket;
    try {
      socket = new WebSocket(url, [...protocols]);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'an exception';
      resolve({ kind: 'blocked', why: `${name} by the constructor` });
      return;
    }
    const finish = (outcome: WebSocket | Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
      if (outcome !== socket) socket.close();
    };
    const onAbort = (): void => finish({ kind: 'stopped', by: 'cancelled' });
    const timer = setTimeout(() => finish({ kind: 'stopped', by: 'time' }), patience);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    socket.onopen = () => finish(socket);
    socket.onerror = () =>
      finish({ kind: 'failed', failure: { kind: 'hidden' }, words: '', requestSent: undefined });
  });
}

function endOf(socket: WebSocket, ms: number, signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const finish = (end: Ended): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(end);
    };
    const onAbort = (): void => finish({ kind: 'cancelled' });
    const timer = setTimeout(() => finish({ kind: 'time' }), ms);
    signal.addEventListener('abort', onAbort);
    socket.addEventListener('close', ({ code }) => finish({ kind: 'ended', code }));
  });
}

export interface IdleHere {
  url: string;
  protocols: readonly string[];
  heartbeat: boolean;
  ms: number;
}

/** How long a connection lives on which nothing is said, or only a heartbeat. */
export async function idleHere(
  { url, protocols, heartbeat, ms }: IdleHere,
  bounds: Bounds,
): Promise<Outcome> {
  const socket = await openHere(url, protocols, bounds);
  if (!(socket instanceof WebSocket)) return socket;
  const start = performance.now();
  const beat = heartbeat ? setInterval(() => socket.send('{"type":"ping"}'), HEARTBEAT_EVERY) : undefined;
  const end = await endOf(socket, ms, bounds.signal);
  clearInterval(beat);
  socket.close();
  if (end.kind === 'cancelled') return { kind: 'stopped', by: 'cancelled' };
  return {
    kind: 'idled',
    ms: performance.now() - start,
    code: end.kind === 'ended' ? end.code : undefined,
  };
}

/**
 * Doubles a message until one ends the connection, then halves the gap, to a sixteenth; each on a connection of its
 * own, fifteen at most.
 */
export async function sizesHere(
  { url, protocols, largest }: { url: string; protocols: readonly string[]; largest: number },
  bounds: Bounds,
): Promise<Outcome> {
  let passed = 0;
  let failed: number | undefined;
  let code: number | undefined;
  for (
    let size = SMALLEST;
    size > passed && (failed === undefined || failed - passed > Math.max(SMALLEST, passed / 16));
  ) {
    const socket = await openHere(url, protocols, bounds);
    if (!(socket instanceof WebSocket)) {
      if (socket === USED_UP && passed > 0) break;
      return socket;
    }
    socket.send('x'.repeat(size));
    const end = await endOf(socket, ECHO_WITHIN, bounds.signal);
    socket.close();
    if (end.kind === 'cancelled') return { kind: 'stopped', by: 'cancelled' };
    if (end.kind === 'ended') {
      failed = size;
      code = end.code;
    } else passed = size;
    size = failed === undefined ? Math.min(size * 2, largest) : Math.round((passed + failed) / 2);
  }
  return { kind: 'sizes', passed, failed, code };
}
