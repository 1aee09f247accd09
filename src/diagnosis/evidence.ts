import type { EventId } from '../capture/captured-event.ts';
import type { WireSource } from '../capture/wire-entry.ts';
import { reasonWords } from '../handshake/handshake-failure.ts';
import { createRedactor } from '../redaction/redactor-factory.ts';
import { type Connection, isFinished } from '../session/connection.ts';
import { timeToFail } from '../session/handshake-outcome.ts';
import { findFrame } from '../session/messages/frame-log.ts';
import { escapeInvisible } from '../shared/escape-invisible.ts';
import { formatBytes, formatDuration } from '../shared/format.ts';
import type { Evidence } from './rule.ts';

const LONGEST_QUOTE = 200;
/** Untrusted text has no length limit; what is not shown need not be masked. */
const LONGEST_READ = 4_000;
/** Hosts, paths and reasons are quoted repeatedly; this many results are cached. */
const MOST_REMEMBERED = 512;
const remembered = new Map<string, string>();

/**
 * Untrusted text for a sentence: secrets masked (by placeholders without numbers, which only a whole export can
 * assign), control characters escaped, at most a line or two.
 */
export function quote(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const quoted = quoteText(text);
  if (text.length > LONGEST_QUOTE) return quoted;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, quoted);
  return quoted;
}

function quoteText(text: string): string {
  const masked = createRedactor({ numbered: false }).text(text.slice(0, LONGEST_READ));
  const clean = escapeInvisible(masked);
  return clean.length > LONGEST_QUOTE ? `${clean.slice(0, LONGEST_QUOTE)}…` : clean;
}

/** A list of evidence with at least one item; undefined items are left out. */
export function evidence(first: Evidence, ...rest: (Evidence | undefined)[]): [Evidence, ...Evidence[]] {
  return [once(first), ...rest.filter((item) => item !== undefined).map(once)];
}

function once({ fact, events }: Evidence): Evidence {
  return { fact, events: [...new Set(events)] };
}

/** The network log's text, verbatim; without one, what the page saw. */
export function networkLogEvidence(connection: Connection): Evidence {
  const { wire } = connection;
  if (!wire)
    return (
      pageEvidence(connection) ?? {
        fact: 'The page created the WebSocket.',
        events: [connection.createdEvent],
      }
    );
  const { reason, status, by } = wire.entry;
  const words = reason === undefined ? '' : reasonWords(reason);
  if (words !== '')
    return {
      fact: `${logName(by)}: "${quote(words).replace(/\.$/, '')}".`,
      events: [wire.event],
    };
  const fact =
    status > 0
      ? `The server responded to the handshake with HTTP ${status}.`
      : 'The network log gives no reason.';
  return { fact, events: [wire.event] };
}

function logName(by: WireSource | undefined): string {
  switch (by) {
    case 'terminal':
    case 'server-log':
    case 'packet-capture':
      return 'A browser would report';
    case 'net-log':
      return 'Chromium reports';
    case 'moz-log':
      return 'Firefox log';
    case 'console':
      return 'Browser console';
    default:
      return 'Network log';
  }
}

/** The failure as the page saw it; undefined for a connection whose end the page hook did not see. */
export function pageEvidence(connection: Connection): Evidence | undefined {
  const { errored, closed } = connection;
  const took = timeToFail(connection);
  if (took === undefined) return undefined;
  const events = [errored?.event, closed?.event].filter((id) => id !== undefined);
  const seen = [...(errored ? ['error'] : []), ...(closed ? [`close (${closed.code})`] : [])];
  return {
    fact: `Page events ${formatDuration(took)} after new WebSocket(): ${seen.join(', ')}.`,
    events,
  };
}

/** Whether the upgrade request had been sent when it failed. */
export function stageReached(connection: Connection): Evidence | undefined {
  if (!connection.wire || connection.wire.entry.by === 'console') return undefined;
  const { event, entry } = connection.wire;
  const fact = entry.requestSent
    ? 'The upgrade request was sent, so a connection was established.'
    : 'The upgrade request was never sent: it failed before HTTP.';
  return { fact, events: [event] };
}

/** The last message of the page on a finished connection, if it sent any. */
export function lastSent(connection: Connection, until: number): Evidence | undefined {
  if (!isFinished(connection)) return undefined;
  const { lastAt, lastSize, lastEvent } = connection.sent;
  if (lastAt === undefined || lastEvent === undefined) return undefined;
  const size = lastSize === undefined ? '' : `: ${formatBytes(lastSize)}`;
  return {
    fact: `Last message sent${size}, ${formatDuration(until - lastAt)} earlier.`,
    events: frameIfKept(connection, lastEvent),
  };
}

/** A frame may no longer be in memory; then there is nothing to refer to. */
export function frameIfKept(connection: Connection, id: EventId): EventId[] {
  return findFrame(connection.frames, id) ? [id] : [];
}

/** The facts that say where the connection went. */
export function endpointFacts({ parsedUrl }: Connection): { host: string; port: string; path: string } {
  return { host: quote(parsedUrl.host), port: String(parsedUrl.port), path: quote(parsedUrl.path) };
}

/** `host:port` for a sentence. */
export function endpointOf({ parsedUrl }: Connection): string {
  return `${quote(parsedUrl.host)}:${parsedUrl.port}`;
}
