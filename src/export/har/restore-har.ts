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
  begun,
}: Pick<HarLog, 'events' | 'endedAt' | 'begun'>): Generator<number, Session> {
  const session = begun ?? createSession();
  const left = events.splice(0).reverse();
  let at = 0;
  for (let event = left.pop(); event; event = left.pop()) {
    for (const share of takeEvent(session, event)) yield at + share;
    at += 1;
    if (at % BATCH === 0) yield at;
  }
  // Entries that are not kept tell how long the log goes on, so that a handshake without an answer is known as such.
  advanceClock(session, endedAt);
  return session;
}

/** As `ingest` would, but an entry may hold 40,000 messages: they are taken after it, batch by batch. */
export function* takeEvent(session: Session, event: CapturedEvent): Generator<number> {
  if (event.kind === 'wire-entry') yield* takeEntry(session, event);
  else ingest(session, event);
}

function* takeEntry(session: Session, event: CapturedEvent & { kind: 'wire-entry' }): Generator<number> {
  const { frames } = event;
  // Nobody else has the event, which stays in the session: a copy would be as much memory again.
  event.frames = NO_FRAMES;
  const id = ingest(session, event);
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

/**
 * Corrects the first events of a session that was begun before all of its file was known. `first`: the same events with
 * their times and names. Nothing has been diagnosed yet.
 */
export function correctStart(session: Session, first: readonly CapturedEvent[]): void {
  for (const [at, event] of first.entries()) {
    const id = at + 1;
    const known = session.notes.get(id)?.event;
    if (known?.kind !== event.kind) continue;
    Object.assign(known, event);
    if (event.kind === 'wire-started')
      session.wireStarted = { event: id, at: event.at, browser: event.browser };
    if (event.kind === 'page-started') session.userAgent = event.userAgent;
  }
}
