import type { Connection } from '../connection.ts';
import type { Session } from '../session-state.ts';
import type { Redactor } from './redactor.ts';

/** Logins stand at the beginning of a talk; what is at hand when it ends is read as well. */
const FRAMES_EACH_END = 60;
const LONGEST_READ = 20_000;

/** Everything where a secret may stand under its name, so that it is known also where it stands alone. */
export function learnSession(session: Session, redactor: Redactor): void {
  for (const { url, title } of session.contexts.values()) {
    redactor.url(url);
    redactor.text(title);
  }
  for (const connection of session.connections.values()) learnConnection(connection, redactor);
}

/** Characters read in between two rests. */
const BATCH_LENGTH = 65_536;

/** The messages between, of which a long session has too many to be read at once. */
export function* learnMessages(session: Session, redactor: Redactor): Generator<void> {
  let length = 0;
  for (const { frames } of session.connections.values()) {
    for (const { text = '' } of frames.kept.slice(FRAMES_EACH_END, -FRAMES_EACH_END)) {
      const read = text.slice(0, LONGEST_READ);
      redactor.text(read);
      length += read.length + 1;
      if (length < BATCH_LENGTH) continue;
      length = 0;
      yield;
    }
  }
}

function learnConnection({ url, protocols, notes, wire, frames }: Connection, redactor: Redactor): void {
  redactor.url(url);
  redactor.protocols(protocols);
  for (const { event } of notes) redactor.event(event);
  for (const { name, value } of [
    ...(wire?.entry.requestHeaders ?? []),
    ...(wire?.entry.responseHeaders ?? []),
  ])
    redactor.header(name, value);
  const { kept } = frames;
  const ends =
    kept.length <= 2 * FRAMES_EACH_END
      ? kept
      : [...kept.slice(0, FRAMES_EACH_END), ...kept.slice(-FRAMES_EACH_END)];
  for (const { text } of ends) if (text !== undefined) redactor.text(text.slice(0, LONGEST_READ));
}
