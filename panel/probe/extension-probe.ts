import type { Outcome } from '../../src/experiments/experiment-result.ts';
import { type DisposableSocket, disposableSocket } from './disposable-socket.ts';
import { type Allowance, crowded, USED_UP } from './probe-allowance.ts';

const HEARTBEAT_EVERY = 5_000;
const SMALLEST = 1_024;
/** How long a message may take to end the connection, in milliseconds. */
const ECHO_WITHIN = 1_000;

/** What bounds an experiment: its milliseconds, the user's Cancel, and the connections that its run may make. */
export interface Bounds {
  timeoutMs: number;
  signal: AbortSignal;
  allowance: Allowance;
  /** Sockets of the run that may be there at one time. */
  sockets: number;
}

type Ended = { kind: 'ended'; code: number } | { kind: 'time' } | { kind: 'bytes' } | { kind: 'cancelled' };

/** A socket of the extension itself: it is not told why one fails. */
export async function connectFromExtension(
  url: string,
  protocols: readonly string[],
  bounds: Bounds,
): Promise<Outcome> {
  const opened = await openHere(url, protocols, bounds);
  if (!('socket' in opened)) return opened;
  opened.leave();
  return { kind: 'opened', protocol: opened.socket.protocol };
}

type Opened = Pick<DisposableSocket, 'socket' | 'flooded' | 'leave'>;

async function openHere(
  url: string,
  protocols: readonly string[],
  bounds: Bounds,
): Promise<Opened | Outcome> {
  const { signal, allowance, sockets } = bounds;
  if (!(await allowance.room(sockets, signal))) return crowded(signal);
  return allowance.take(1) ? openNow(url, protocols, bounds) : USED_UP;
}

function openNow(
  url: string,
  protocols: readonly string[],
  { timeoutMs, signal, allowance }: Bounds,
): Promise<Opened | Outcome> {
  let made: DisposableSocket;
  try {
    made = disposableSocket(url, protocols, signal);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'an exception';
    return Promise.resolve({ kind: 'blocked', why: `${name} by the constructor` });
  }
  const { socket, flooded, leave, left } = made;
  allowance.hold(left);
  return new Promise((resolve) => {
    const finish = (outcome: Opened | Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
      if (!('socket' in outcome)) leave();
    };
    const onAbort = (): void => finish({ kind: 'stopped', by: 'cancelled' });
    const timer = setTimeout(() => finish({ kind: 'stopped', by: 'time' }), timeoutMs);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    socket.onopen = () => finish({ socket, flooded, leave });
    socket.onerror = () =>
      finish({ kind: 'failed', failure: { kind: 'hidden' }, words: '', requestSent: undefined });
  });
}

function endOf({ socket, flooded }: Opened, ms: number, signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const finish = (end: Ended): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(end);
    };
    const onAbort = (): void => finish({ kind: 'cancelled' });
    const timer = setTimeout(() => finish({ kind: 'time' }), ms);
    signal.addEventListener('abort', onAbort);
    void flooded.then(() => finish({ kind: 'bytes' }));
    socket.addEventListener('close', ({ code }) => finish({ kind: 'ended', code }));
  });
}

export interface IdleFromExtension {
  url: string;
  protocols: readonly string[];
  heartbeat: boolean;
  ms: number;
}

/** How long a connection lives on which nothing is said, or only a heartbeat. */
export async function idleFromExtension(
  { url, protocols, heartbeat, ms }: IdleFromExtension,
  bounds: Bounds,
): Promise<Outcome> {
  const opened = await openHere(url, protocols, bounds);
  if (!('socket' in opened)) return opened;
  const { socket, leave } = opened;
  const start = performance.now();
  const beat = heartbeat ? setInterval(() => socket.send('{"type":"ping"}'), HEARTBEAT_EVERY) : undefined;
  const end = await endOf(opened, ms, bounds.signal);
  clearInterval(beat);
  leave();
  if (end.kind === 'cancelled' || end.kind === 'bytes') return { kind: 'stopped', by: end.kind };
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
export async function sizesFromExtension(
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
    const opened = await openHere(url, protocols, bounds);
    if (!('socket' in opened)) {
      if (opened === USED_UP && passed > 0) break;
      return opened;
    }
    const { socket, leave } = opened;
    socket.send('x'.repeat(size));
    const end = await endOf(opened, ECHO_WITHIN, bounds.signal);
    leave();
    if (end.kind === 'cancelled' || end.kind === 'bytes') return { kind: 'stopped', by: end.kind };
    if (end.kind === 'ended') {
      failed = size;
      code = end.code;
    } else passed = size;
    size = failed === undefined ? Math.min(size * 2, largest) : Math.round((passed + failed) / 2);
  }
  return { kind: 'sizes', passed, failed, code };
}
