import type { Entry as HarEntry } from 'har-format';
import type { Outcome } from '../../src/experiments/experiment-result.ts';
import type { Connection } from '../../src/session/connection.ts';
import { isFinished } from '../../src/session/connection.ts';
import { seenResult } from '../../src/session/observed-result.ts';
import { initiatorScript } from '../../src/session/synthetic-connection.ts';
import { initiatedBy } from '../session/initiated-by.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { Bounds } from './extension-probe.ts';
import { crowded, USED_UP } from './probe-allowance.ts';
import { connectScript, fetchScript, stopScript } from './probe-script.ts';

/** Where in the page an experiment is made, and what bounds it. */
export interface Terms extends Bounds {
  /** The URL of its frame, or undefined for the top one. */
  frame: string | undefined;
}

/** Experiments that the inspected page makes. */
export interface PageProbe {
  connect(url: string, protocols: readonly string[], terms: Terms): Promise<Outcome>;
  get(url: string, credentials: boolean, terms: Terms): Promise<Outcome>;
}

export interface FinishedRequests {
  addListener(listener: (entry: HarEntry) => void): void;
  removeListener(listener: (entry: HarEntry) => void): void;
}

interface Inspected {
  evaluate(expression: string, frame: string | undefined): Promise<unknown>;
  requests: FinishedRequests;
}

/** The network log may tell of a socket's end a moment after the page does; in milliseconds. */
const LOG_LATENCY = 1_500;
/** How long a redirect is followed, and its requests are counted, before the fetch is stopped; in milliseconds. */
const FOLLOWED_FOR = 300;
/** Longer than a browser keeps a connection whose close is not answered (net/websockets/websocket_channel.cc); in milliseconds. */
const FORGOTTEN = 65_000;
const CANNOT: Outcome = { kind: 'not-run', why: 'the page cannot run code just now' };

export function createPageProbe(liveSession: LiveSession, { evaluate, requests }: Inspected): PageProbe {
  let count = 0;
  const begin = async (script: (id: number) => string, { frame, signal }: Terms) => {
    count += 1;
    const id = count;
    signal.addEventListener('abort', () => void evaluate(stopScript(id), frame));
    return { id, answer: signal.aborted ? undefined : await evaluate(script(id), frame) };
  };
  return {
    async connect(url, protocols, terms) {
      const { signal, timeoutMs, allowance, sockets } = terms;
      if (!(await allowance.room(sockets, signal))) return crowded(signal);
      if (!allowance.take(1)) return USED_UP;
      const { id, answer } = await begin((each) => connectScript(each, url, protocols, timeoutMs), terms);
      if (signal.aborted) return { kind: 'stopped', by: 'cancelled' };
      if (typeof answer === 'string') return { kind: 'blocked', why: `${answer} by the constructor` };
      if (answer !== true) return CANNOT;
      allowance.hold(closedInPage(liveSession, id, timeoutMs));
      return watchSocket(liveSession, id, terms);
    },
    get(address, credentials, terms) {
      const { signal, timeoutMs, allowance } = terms;
      if (!allowance.take(1)) return Promise.resolve(USED_UP);
      // The network log has URLs as the browser writes them.
      const url = new URL(address).href;
      return new Promise((resolve) => {
        let redirected = false;
        const finish = (outcome: Outcome): void => {
          clearTimeout(timer);
          requests.removeListener(onRequest);
          signal.removeEventListener('abort', onAbort);
          if (redirected) void started.then(({ id }) => evaluate(stopScript(id), terms.frame));
          resolve(outcome);
        };
        const onAbort = (): void => finish({ kind: 'stopped', by: 'cancelled' });
        const onRequest = (har: HarEntry): void => {
          if (har._resourceType === 'websocket') return;
          if (redirected) allowance.spend(1);
          else if (har.request.url === url) {
            const outcome = httpOutcome(har);
            redirected = isRedirect(outcome);
            if (redirected) setTimeout(finish, FOLLOWED_FOR, outcome);
            else finish(outcome);
          }
        };
        const timer = setTimeout(() => finish({ kind: 'stopped', by: 'time' }), timeoutMs + LOG_LATENCY);
        requests.addListener(onRequest);
        signal.addEventListener('abort', onAbort);
        const started = begin((each) => fetchScript(each, url, credentials, timeoutMs), terms);
        void started.then(({ answer }) => {
          if (answer !== true) finish(signal.aborted ? { kind: 'stopped', by: 'cancelled' } : CANNOT);
        });
      });
    },
  };
}

/** A fetch of this mode cannot but follow (https://fetch.spec.whatwg.org/#main-fetch). */
function isRedirect(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 300 && outcome.status < 400;
}

/** The published HAR types do not know `_error`. */
function httpOutcome(har: HarEntry): Outcome {
  const { status, headers } = har.response;
  const error = (har.response as { _error?: string | null })._error ?? '';
  const header = (name: string): string =>
    headers.find((each) => each.name.toLowerCase() === name)?.value.slice(0, 500) ?? '';
  if (status > 0)
    return { kind: 'answered', status, server: header('server'), location: header('location'), body: '' };
  if (/BLOCKED_BY_CSP|csp/.test(error)) return { kind: 'blocked', why: 'the page’s policy' };
  // Our own script gives up when its time is over.
  if (/ERR_ABORTED/.test(error)) return { kind: 'stopped', by: 'time' };
  return { kind: 'unreachable', error: error.replace(/^net::/, '') };
}

/** The hook reports the socket like any other; its maker's name is in the stack. */
function watchSocket(liveSession: LiveSession, id: number, { signal, timeoutMs }: Bounds): Promise<Outcome> {
  return new Promise((resolve) => {
    let late: ReturnType<typeof setTimeout> | undefined;
    const finish = (outcome: Outcome): void => {
      clearTimeout(late);
      clearTimeout(timer);
      undo();
      signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    };
    const onAbort = (): void => finish({ kind: 'stopped', by: 'cancelled' });
    const look = (): void => {
      const made = initiatedBy(liveSession, initiatorScript('experiment', id));
      if (!made) return;
      const { outcome } = seenResult(made, Date.now());
      const told = made.wire !== undefined || outcome.kind === 'opened' || outcome.kind === 'blocked';
      if (told) finish(outcome);
      else if (isFinished(made) && !gaveUp(made)) late ??= setTimeout(() => finish(outcome), LOG_LATENCY);
    };
    const timer = setTimeout(() => finish({ kind: 'stopped', by: 'time' }), timeoutMs);
    const undo = liveSession.subscribe(look);
    signal.addEventListener('abort', onAbort);
    look();
  });
}

/** Resolves when the page's socket is over, or when nothing is told of it, or not any more. */
function closedInPage(liveSession: LiveSession, id: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    const finish = (): void => {
      clearTimeout(untold);
      clearTimeout(forgotten);
      undo();
      resolve();
    };
    const look = (): void => {
      const made = initiatedBy(liveSession, initiatorScript('experiment', id));
      if (made ? isFinished(made) : told) finish();
      told = made !== undefined;
    };
    const untold = setTimeout(() => told || finish(), timeoutMs + LOG_LATENCY);
    const forgotten = setTimeout(finish, FORGOTTEN);
    const undo = liveSession.subscribe(look);
    look();
  });
}

/** Our own script closes the socket when its time is over. */
function gaveUp({ closeCalled }: Connection): boolean {
  return closeCalled !== undefined;
}
