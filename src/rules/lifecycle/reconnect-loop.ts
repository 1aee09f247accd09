import { endpointFacts, endpointOf, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Severity } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { captureClosePackets } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { type Connection, isFinished } from '../../session/connection.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration, formatSeconds, pluralize } from '../../shared/format.ts';
import { lineOf } from '../shared/call-site.ts';
import { type Cycle, cyclesAround } from '../shared/connection-cycles.ts';
import { ONE_CONNECTION, STABLE_EFFECT } from '../shared/cycle-fixes.ts';
import { lifetimeFix } from '../shared/lifetime-fix.ts';
import { pageCodeIn } from '../shared/page-code.ts';

const OFTEN = 4;
/** So many pauses are judged by `reconnect-storm`. */
const STORM = 5;
/** Equal lives are no coincidence already with one less. */
const OFTEN_ENOUGH_EQUAL = 3;
/** A timer ends connections within this of each other, or within this share of their life; in milliseconds. */
const EQUAL_WITHIN = 1_000;
const EQUAL_SHARE = 0.02;
/** Shorter limits on the life of a connection are not in use, in milliseconds. */
const SHORTEST_LIMIT = 5_000;
/** A connection that lives longer has been of use, in milliseconds. */
const LONG_LIFE = 300_000;
/** A page that comes back later than this to a server that has sent and closed is polling, in milliseconds. */
const AT_ONCE = 5_000;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function pausesOf(cycles: readonly Cycle[]): number[] {
  return cycles.slice(1).map(({ connection }, at) => connection.createdAt - (cycles[at]?.endedAt ?? 0));
}

/** A response was sent and the connection closed in order, and the page asked again when it needed to. */
function isPolling(cycles: readonly Cycle[]): boolean {
  const orderly = cycles.every(
    ({ connection: { closed, received } }) => (closed?.code ?? 1006) <= 1005 && received.frames > 0,
  );
  return orderly && median(pausesOf(cycles)) > AT_ONCE;
}

/** The server closes in order and the page comes back at once: `reconnect-storm` says what is wrong with that. */
function isStorm(cycles: readonly Cycle[]): boolean {
  const orderly = cycles.every(({ connection: { closed } }) => closed && closed.code <= 1005);
  return orderly && cycles.length > STORM && pausesOf(cycles).every((pause) => pause < 1_000);
}

interface Loop {
  cycles: readonly Cycle[];
  kind: 'page' | 'limit' | 'other';
  /** Milliseconds from opening to the end: the shortest and the longest. */
  least: number;
  most: number;
  severity: Severity;
}

function loopOf(connection: Connection, session: SessionWithoutClock): Loop | undefined {
  if (!isFinished(connection)) return undefined;
  const cycles = cyclesAround(connection, session);
  if (cycles.length < OFTEN_ENOUGH_EQUAL || isPolling(cycles)) return undefined;
  const lives = cycles.map(({ openedAt, endedAt }) => endedAt - openedAt);
  const least = Math.min(...lives);
  const most = Math.max(...lives);
  const byPage = cycles.filter((each) => each.byPage).length;
  const equal = least >= SHORTEST_LIMIT && most - least <= Math.max(EQUAL_WITHIN, least * EQUAL_SHARE);
  if (cycles.length < (equal && byPage === 0 ? OFTEN_ENOUGH_EQUAL : OFTEN)) return undefined;
  const kind = byPage > cycles.length / 2 ? 'page' : equal ? 'limit' : 'other';
  if (kind === 'other' && isStorm(cycles)) return undefined;
  const typical = median(lives);
  // A page may well open a connection for each task; it has a fault where the next comes at once.
  const severity =
    typical > LONG_LIFE
      ? 'info'
      : kind !== 'page'
        ? 'error'
        : median(pausesOf(cycles)) < 1_000
          ? 'warning'
          : 'info';
  return { cycles, kind, least, most, severity };
}

function endsOf(cycles: readonly Cycle[]): string {
  const codes = cycles.map(({ connection }) => connection.closed?.code).filter((code) => code !== undefined);
  const known = [...new Set(codes)].sort();
  return known.length === 0 ? '' : `, with close code ${known.join(', ')}`;
}

export const reconnectLoop = defineRule({
  id: 'reconnect-loop',
  title: 'Connection opens and ends again and again',
  severity: 'error',
  scenario: 'E8',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1',
  explains: ['close'],
  specificity: 'fallback',
  requires: [],
  suppresses: ['closed-by-transport', 'closed-by-page'],
  detect(connection, session) {
    const loop = loopOf(connection, session);
    if (!loop) return undefined;
    const { cycles, kind, least, most, severity } = loop;
    const times = cycles.length;
    const range = [...new Set([formatDuration(least), formatDuration(most)])].join(' to ');
    const lived = kind === 'limit' ? formatSeconds(least) : range;
    const pauses = pausesOf(cycles);
    const answered = cycles.filter((each) => each.connection.received.frames > 0).length;
    const subject = {
      page: `Page closes and reopens the connection again and again (${times} times)`,
      limit: `Connection to ${endpointOf(connection)} ends ${lived} after opening, ${times} times`,
      other: `Connection to ${endpointOf(connection)} opens and ends again and again (${times} times)`,
    }[kind];
    const call = cycles.findLast((each) => each.byPage)?.connection.closeCalled;
    const line = lineOf(call?.stack);
    return {
      confidence: 'certain',
      severity,
      title: subject,
      evidence: evidence(
        {
          fact: `${times} connections to this URL opened and ended one after another, each open for ${lived}${endsOf(cycles)}.`,
          events: cycles.slice(-5).map(({ event }) => event),
        },
        {
          fact: `The next one was created ${formatDuration(median(pauses))} after the end of the one before (median).`,
          events: cycles.slice(-5).map((each) => each.connection.createdEvent),
        },
        answered > 0
          ? { fact: `Messages were received on ${answered} of them.`, events: [connection.createdEvent] }
          : undefined,
        call && line !== undefined
          ? { fact: `The page called close() here: ${quote(line)}`, events: [call.event] }
          : undefined,
      ),
      facts: {
        ...endpointFacts(connection),
        kind,
        times,
        leastMs: least,
        caller: pageCodeIn(call?.stack)?.name,
      },
    };
  },
  fixes({ facts }, connection, session) {
    const reconnect = stackFix('reconnect', connection, session, {
      title: 'Reset the backoff only after a stable connection',
      detail:
        'A delay that begins from zero at each open never grows here. Reset it when a connection has been open for 10 s or more.',
    });
    if (facts.kind === 'page') return [STABLE_EFFECT, ONE_CONNECTION];
    const at = connection.closed?.at ?? connection.createdAt;
    const log = checkServerLog(
      at,
      'It accepted each handshake, so its application log or that of the proxy says why each connection ended. A handler that returns, an exception, a limit on duration and a process that restarts all look like this.',
    );
    const whoCloses = {
      by: 'operator',
      title: 'Find out which side closes the connection',
      detail:
        'Run it on the server: a FIN or RST that it sends is its own; one that only arrives comes from a proxy, the network, or the page.',
      snippet: captureClosePackets(commandTarget(connection, session)),
      language: 'sh',
    } as const;
    const ownCode = {
      title: 'Check whether the page closes it',
      detail: `A clean-up of a component or a watchdog of a library can close a connection that works. Set a breakpoint on WebSocket.prototype.close, or log its calls: ${pluralize(facts.times, 'end')} in a row are soon caught.`,
      snippet:
        'const { close } = WebSocket.prototype;\nWebSocket.prototype.close = function (...args) {\n  console.trace("WebSocket closed by the page", this.url, args);\n  return close.apply(this, args);\n};',
      language: 'js',
    } as const;
    const unknownSide = connection.context === undefined ? [ownCode] : [];
    return facts.kind === 'limit'
      ? [lifetimeFix(facts.leastMs), ...unknownSide, log, whoCloses, reconnect]
      : [...unknownSide, log, whoCloses, reconnect];
  },
});
