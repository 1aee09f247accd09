import type { Connection } from '../session/connection.ts';
import type { Frame } from '../session/messages/frame-log.ts';
import type { Session } from '../session/session.ts';
import type { Redactor } from './redactor.ts';

/** Logins are at the beginning of a conversation; the latest messages are read as well. */
const FRAMES_EACH_END = 60;
const LONGEST_READ = 20_000;
/** Characters read in between two rests: a few milliseconds, also of code that runs for the first time. */
const BATCH_LENGTH = 4_096;
/** What reading an event or an address costs, as characters of a message. */
const SMALL_PART = 400;

/** Everything where a secret may have a name, so that it is known also where it has none. */
export function* learnSession(session: Session, redactor: Redactor): Generator<void> {
  let length = 0;
  for (const read of readSession(session, redactor)) {
    length += read;
    if (length < BATCH_LENGTH) continue;
    length = 0;
    yield;
  }
}

/** What `learnSession` does not read: what is in the middle, long or binary. */
export function unreadFrames({ connections }: Session): Frame[] {
  const lists = [...connections.values()].flatMap(({ frames: { kept } }) => {
    const { first, middle, last } = partsOf(kept);
    return [first.filter(isUnread), middle, last.filter(isUnread)];
  });
  const none: Frame[] = [];
  // `lists.flat()` takes ten times as long.
  return none.concat(...lists);
}

function isUnread({ text }: Frame): boolean {
  return text === undefined || text.length > LONGEST_READ;
}

function partsOf(kept: readonly Frame[]): { first: Frame[]; middle: Frame[]; last: Frame[] } {
  const end = Math.max(FRAMES_EACH_END, kept.length - FRAMES_EACH_END);
  return {
    first: kept.slice(0, FRAMES_EACH_END),
    middle: kept.slice(FRAMES_EACH_END, end),
    last: kept.slice(end),
  };
}

/** Yields how many characters it has just read. */
function* readSession(session: Session, redactor: Redactor): Generator<number> {
  for (const { url, title } of session.contexts.values()) {
    redactor.url(url);
    redactor.text(title);
    yield SMALL_PART;
  }
  for (const connection of session.connections.values()) yield* readConnection(connection, redactor);
}

function* readConnection(
  { url, protocols, notes, wire, frames }: Connection,
  redactor: Redactor,
): Generator<number> {
  redactor.url(url);
  redactor.protocols(protocols);
  yield SMALL_PART;
  for (const { event } of notes) {
    redactor.event(event);
    yield SMALL_PART;
  }
  // A connection that only the network log has, has the log's entry among its notes.
  const entry = notes.some(({ event }) => event.kind === 'wire-entry') ? undefined : wire?.entry;
  for (const { name, value } of [...(entry?.requestHeaders ?? []), ...(entry?.responseHeaders ?? [])]) {
    redactor.header(name, value);
    yield value.length;
  }
  const { first, last } = partsOf(frames.kept);
  for (const { text } of [...first, ...last]) yield readMessage(text, redactor);
}

function readMessage(text: string | undefined, redactor: Redactor): number {
  if (text === undefined) return 1;
  const read = text.slice(0, LONGEST_READ);
  redactor.text(read);
  return read.length + 1;
}
