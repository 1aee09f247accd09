import type { EventId } from '../../capture/captured-event.ts';
import type { Connection } from '../../session/connection.ts';
import { withoutRepeats } from '../../session/repeated-notes.ts';
import { chooseFrames, type ExportScope } from '../trace/choose-frames.ts';

/** So many events around the beginning and the end of a connection tell its story. */
const NOTES = 30;
const FIRST_FRAMES = 8;
const LAST_FRAMES = 16;
const MOST_TOLD = 4;

/** Ids of the events that a reader wants to see of a connection, besides those that are evidence. */
export function excerptOf(connection: Connection, choice: ExportScope): EventId[] {
  const { wire } = connection;
  const notes = withoutRepeats(connection.notes);
  const kept = chooseFrames(connection, choice);
  const ends =
    kept.length <= FIRST_FRAMES + LAST_FRAMES
      ? kept
      : [...kept.slice(0, FIRST_FRAMES), ...kept.slice(-LAST_FRAMES)];
  const told = notes.length <= NOTES ? notes : [...notes.slice(0, NOTES / 2), ...notes.slice(-NOTES / 2)];
  return [...told, ...ends].map(({ id }) => id).concat(wire?.event ?? []);
}

/** Connections that findings are about, else the newest; no more than a ticket can take. */
export function connectionsToTell<C extends Connection>(chosen: readonly C[], named: readonly string[]): C[] {
  const found: C[] = [];
  for (const id of named) {
    if (found.some((each) => each.id === id)) continue;
    const connection = chosen.find((each) => each.id === id);
    if (connection) found.push(connection);
    if (found.length === MOST_TOLD) break;
  }
  return found.length > 0 ? found : chosen.slice(-2);
}
