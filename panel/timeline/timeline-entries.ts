import type { EventId } from '../../src/capture/captured-event.ts';
import type { Connection, Noted } from '../../src/session/connection.ts';
import type { FrameLog } from '../../src/session/messages/frame-log.ts';
import { withoutRepeats } from '../../src/session/repeated-notes.ts';
import type { Session } from '../../src/session/session.ts';
import { partitionPoint } from '../../src/shared/partition-point.ts';
import { endOf } from '../store/connection-status.ts';

export type TimelineEntry =
  | { kind: 'event'; id: EventId; at: number; noted: Noted; ofPage: boolean }
  /** Frames between two events; `first` is the oldest of them. */
  | { kind: 'frames'; first: EventId; at: number; until: number; count: number };

/** Page events may explain the end of a connection for this long after it; in milliseconds. */
const AFTERMATH = 1000;

function pageNotesOf(session: Session, connection: Connection): Noted[] {
  const end = (endOf(connection) ?? session.clock) + AFTERMATH;
  return session.pageNotes.filter(({ event }) => {
    if (event.at < connection.createdAt || event.at > end) return false;
    if ('socket' in event && event.socket !== connection.socket) return false;
    if (event.context === connection.context) return true;
    return connection.context === undefined && session.contexts.get(event.context)?.top === true;
  });
}

/** The number of kept frames that came before the event. */
function framesBefore({ kept }: FrameLog, { id, event }: Noted): number {
  return partitionPoint(kept, (frame) => frame.at < event.at || (frame.at === event.at && frame.id < id));
}

function framesBetween(log: FrameLog, begin: number, end: number): TimelineEntry | undefined {
  const first = log.kept[begin];
  const last = log.kept[end - 1];
  if (!first || !last || end <= begin) return undefined;
  return { kind: 'frames', first: first.id, at: first.at, until: last.at, count: end - begin };
}

/**
 * The events of a connection in the order of time, then of arrival: its own, those of the page during its life, the network log's
 * entry, and the number of frames between them. `also` is always included.
 */
export function timelineEntries(session: Session, connection: Connection, also?: EventId): TimelineEntry[] {
  const own = new Map(withoutRepeats(connection.notes, also).map((noted) => [noted.id, noted]));
  const page = new Map(pageNotesOf(session, connection).map((noted) => [noted.id, noted]));
  for (const id of [connection.wire?.event, also]) {
    const noted = id === undefined ? undefined : session.notes.get(id);
    if (noted) (noted.event.kind === 'wire-entry' ? own : page).set(noted.id, noted);
  }
  const all = [...new Map([...page, ...own]).values()];
  all.sort((a, b) => a.event.at - b.event.at || a.id - b.id);
  const entries: TimelineEntry[] = [];
  let told = 0;
  for (const noted of all) {
    const before = framesBefore(connection.frames, noted);
    const between = framesBetween(connection.frames, told, before);
    if (between) entries.push(between);
    told = before;
    entries.push({ kind: 'event', id: noted.id, at: noted.event.at, noted, ofPage: !own.has(noted.id) });
  }
  const rest = framesBetween(connection.frames, told, connection.frames.kept.length);
  if (rest) entries.push(rest);
  return entries;
}
