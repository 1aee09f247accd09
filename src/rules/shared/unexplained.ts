import { endpointOf, quote } from '../../diagnosis/evidence.ts';
import type { Evidence } from '../../diagnosis/rule.ts';
import { reasonWords } from '../../handshake/handshake-failure.ts';
import { describeNetError } from '../../handshake/net-error.ts';
import { droppedBeforeOpen } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { isOfFirefox } from '../../session/firefox-log.ts';
import { failureOf, handshakeFailure, netErrorOf } from '../../session/handshake-outcome.ts';
import type { Session } from '../../session/session.ts';
import { clockOf } from './page-clock.ts';

/** The network log reports later than the page, by up to this much, in milliseconds. */
const LOG_DELAY = 3_000;

/** The page saw the handshake fail: 1006, Firefox's 1015 for TLS, or an error event alone. */
function pageSawFailure({ closed, errored }: Connection): boolean {
  return closed ? closed.code === 1006 || closed.code === 1015 : errored !== undefined;
}

/** Firefox saw it fail, and gives no reason. */
export function isSilentLog(connection: Connection): boolean {
  return (
    failureOf(connection, 'hidden') !== undefined && !!connection.wire && isOfFirefox(connection.wire.entry)
  );
}

/** A handshake that failed without the page closing it, and that the log has had time to explain. */
export function failedUnwanted(connection: Connection, session: Session): boolean {
  const { closed, errored, opened, closeCalled, documentUnloaded, violation, wire } = connection;
  if (opened || closeCalled || documentUnloaded || violation || droppedBeforeOpen(connection)) return false;
  if (connection.constructorError) return true;
  const failure = handshakeFailure(connection)?.failure.kind;
  if (failure === 'hidden') return isSilentLog(connection);
  if (failure !== undefined) return failure !== 'closed-by-page';
  if (!pageSawFailure(connection)) return false;
  const end = closed?.at ?? errored?.at ?? connection.createdAt;
  const { wireStarted } = session;
  const logMaySpeak = !wire && wireStarted !== undefined && wireStarted.at <= connection.createdAt;
  return !logMaySpeak || clockOf(connection, session) - end >= LOG_DELAY;
}

/** Why the network log's side is missing, as a sentence; undefined if it is not. */
export function missingSide(connection: Connection, session: Session): Evidence | undefined {
  if (connection.wire || connection.constructorError) return undefined;
  const { wireStarted } = session;
  const late = !wireStarted || wireStarted.at > connection.createdAt;
  const fact = late
    ? 'The network log of this attempt is missing: DevTools was opened after it.'
    : 'The network log has no entry for this attempt.';
  return { fact, events: [connection.createdEvent] };
}

/** What is known: the constructor's error, the browser's text, or that the page alone cannot tell. */
export function failureTitle(connection: Connection): string {
  const { constructorError, wire, closed } = connection;
  if (constructorError) return `The WebSocket constructor threw ${quote(constructorError.name)}`;
  const error = netErrorOf(connection);
  if (error !== undefined) {
    const meaning = describeNetError(error);
    return `Handshake failed: ${error}${meaning === undefined ? '' : ` (${meaning})`}`;
  }
  const words = wire?.entry.reason === undefined ? '' : reasonWords(wire.entry.reason);
  if (words !== '') return `Handshake failed: ${quote(words).replace(/\.$/, '')}`;
  if (closed?.code === 1015) return `TLS handshake with ${endpointOf(connection)} failed`;
  const who = isSilentLog(connection) ? "Firefox's log" : 'the browser';
  if (wire) return `Handshake with ${endpointOf(connection)} failed; ${who} does not say why`;
  return `Handshake with ${endpointOf(connection)} failed before DevTools could see why`;
}
