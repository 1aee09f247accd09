import { PATIENCE } from '../src/probe/experiment.ts';
import type { Outcome } from '../src/probe/result.ts';

const HEARTBEAT_EVERY = 5_000;
/** What is read of an answer's body, in bytes. */
const BODY_START = 1_024;
const SMALLEST = 1_024;
/** How long a message may take to end the connection, in milliseconds. */
const ECHO_WITHIN = 1_000;

type Ended = { kind: 'ended'; code: number } | { kind: 'time' } | { kind: 'cancelled' };

/** A socket of the extension itself: it is not told why one fails. */
export function connectHere(
  url: string,
  protocols: readonly string[],
  signal: AbortSignal,
): Promise<Outcome> {
  return openHere(url, protocols, signal).then((socket) => {
    if (!(socket instanceof WebSocket)) return socket;
    socket.close();
    return { kind: 'opened', protocol: socket.protocol };
  });
}

function openHere(
  url: string,
  protocols: readonly string[],
  signal: AbortSignal,
): Promise<WebSocket | Outcome> {
  return new Promise((resolve) => {
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
    const timer = setTimeout(() => finish({ kind: 'stopped', by: 'time' }), PATIENCE);
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
  signal: AbortSignal,
): Promise<Outcome> {
  const socket = await openHere(url, protocols, signal);
  if (!(socket instanceof WebSocket)) return socket;
  const start = performance.now();
  const beat = heartbeat ? setInterval(() => socket.send('{"type":"ping"}'), HEARTBEAT_EVERY) : undefined;
  const end = await endOf(socket, ms, signal);
  clearInterval(beat);
  socket.close();
  if (end.kind === 'cancelled') return { kind: 'stopped', by: 'cancelled' };
  return {
    kind: 'idled',
    ms: performance.now() - start,
    code: end.kind === 'ended' ? end.code : undefined,
  };
}

/** Doubles a message until one ends the connection, then halves the gap; each on a connection of its own. */
export async function sizesHere(
  { url, protocols, largest }: { url: string; protocols: readonly string[]; largest: number },
  signal: AbortSignal,
): Promise<Outcome> {
  let passed = 0;
  let failed: number | undefined;
  let code: number | undefined;
  for (let size = SMALLEST; size > passed && (failed === undefined || failed - passed > SMALLEST); ) {
    const socket = await openHere(url, protocols, signal);
    if (!(socket instanceof WebSocket)) return socket;
    socket.send('x'.repeat(size));
    const end = await endOf(socket, ECHO_WITHIN, signal);
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

/** With access to the host: status, headers and the beginning of the body. Redirects are not followed. */
export async function fetchHere(
  url: string,
  method: 'GET' | 'OPTIONS',
  signal: AbortSignal,
): Promise<Outcome> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const timer = setTimeout(stop, PATIENCE);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal: controller.signal,
    });
    if (response.type === 'opaqueredirect')
      return { kind: 'answered', status: 302, server: '', location: 'elsewhere', body: '' };
    const { status, headers } = response;
    const body = await beginningOf(response);
    return { kind: 'answered', status, server: headers.get('server') ?? '', location: '', body };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped', by: 'cancelled' };
    if (controller.signal.aborted) return { kind: 'stopped', by: 'time' };
    if (error instanceof TypeError) return { kind: 'unreachable', error: '' };
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    controller.abort();
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  if (!reader) return '';
  let text = '';
  const decoder = new TextDecoder();
  while (text.length < BODY_START) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, BODY_START);
}
