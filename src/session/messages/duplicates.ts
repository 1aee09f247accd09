import type { ConnectionWithMessages } from '../connection.ts';
import { connectionsToSameEndpoint, isSameUrlAndDocument } from '../same-endpoint.ts';
import type { Session } from '../session.ts';
import type { Frame } from './frame-log.ts';

/** Repeated messages arrive soon after the new connection opened. */
const LOOKED_AT = 100;
const REMEMBERED = 256;
const HEAD = 200;
const NAMES_ITSELF =
  /"(?:seq|sequence|seqNum|offset|id|messageId|message_id|msgId|eventId|event_id)"\s*:\s*["\d]/;

/** A number that two different messages rarely share (FNV-1a, over size and beginning). */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  const end = Math.min(text.length, HEAD);
  for (let at = 0; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The connection of the same document to the same URL that ended before this one started. */
function predecessor(
  connection: ConnectionWithMessages,
  session: Session,
): ConnectionWithMessages | undefined {
  return connectionsToSameEndpoint(connection, session).findLast(
    (peer) =>
      isSameUrlAndDocument(peer, connection) &&
      peer.closed !== undefined &&
      peer.endpointIndex < connection.endpointIndex,
  );
}

/**
 * Records a message that the page had already received before it reconnected. Replies to its own requests do not count:
 * their ids start again.
 */
export function noteRepeat(session: Session, connection: ConnectionWithMessages, frame: Frame): void {
  const { messageStats, received } = connection;
  if (
    frame.direction === 'sent' ||
    !messageStats ||
    messageStats.latestIsAnswer ||
    frame.text?.charCodeAt(0) !== 0x7b
  )
    return;
  if (!NAMES_ITSELF.test(frame.text.slice(0, HEAD))) return;
  const print = fingerprint(frame.text);
  if (received.frames <= LOOKED_AT) {
    const before = predecessor(connection, session);
    if (before?.messageStats?.named?.has(print)) noteAgain(connection, before, frame);
  }
  messageStats.named ??= new Set();
  const { named } = messageStats;
  named.add(print);
  if (named.size <= REMEMBERED) return;
  for (const oldest of named) {
    named.delete(oldest);
    break;
  }
}

function noteAgain(connection: ConnectionWithMessages, before: ConnectionWithMessages, { id }: Frame): void {
  connection.repeated ??= { count: 0, first: id, latest: id, from: before.id };
  connection.repeated.count += 1;
  connection.repeated.latest = id;
}
