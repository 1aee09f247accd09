import type { CapturedEvent } from '../../capture/captured-event.ts';
import { NO_FRAMES } from '../../session/correlate-network-entry.ts';
import { ingest } from '../../session/ingest.ts';
import { takeFrame, trimLists } from '../../session/messages/record-frame.ts';
import { advanceClock, createSession, type Session } from '../../session/session.ts';
import { connectionsOfEntry } from '../../session/wire-index.ts';
import type { HarLog } from './har-log.ts';

/** Events or messages taken in between two rests. */
const BATCH = 200;

/**
 * The session of a HAR file's sockets; rests after each batch and tells how many events it has taken in, with a
 * fraction for one whose messages are being taken. It empties the log's events, so that they are not in memory twice.
 */
export function* restoreHar({
  events,
  endedAt,
}: Pick<HarLog, 'events' | 'endedAt'>): Generator<number, Session> {
  const session = createSession();
  const left = events.splice(0).reverse();
  let at = 0;
  for (let event = left.pop(); event; event = left.pop()) {
    if (event.kind === 'wire-entry') {
      for (const share of takeEntry(session, event)) yield at + share;
    } else ingest(session, event);
    at += 1;
    if (at % BATCH === 0) yield at;
  }
  // Entries that are not kept tell how long the log goes on, so that a handshake without an answer is known as such.
  advanceClock(session, endedAt);
  return session;
}

/** As `ingest` would, but an entry may hold 40,000 messages: they are taken after it, batch by batch. */
function* takeEntry(session: Session, event: CapturedEvent & { kind: 'wire-entry' }): Generator<number> {
  const { frames } = event;
  const id = ingest(session, { ...event, frames: NO_FRAMES });
  if (frames.length === 0) return;
  const connection = connectionsOfEntry(session, event.entry).findLast(({ wire }) => wire?.event === id);
  // A socket that was told as its page would have seen it has had its messages.
  if (!connection || connection.context !== undefined) return;
  for (const [at, { direction, at: time, payload }] of frames.entries()) {
    session.lastId += 1;
    takeFrame(connection, { id: session.lastId, at: time, direction, ...payload });
    if ((at + 1) % BATCH === 0) yield (at + 1) / frames.length;
  }
  trimLists(connection);
}
