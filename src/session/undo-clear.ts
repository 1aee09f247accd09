import type { EventId } from '../capture/captured-event.ts';
import type { Connection, ConnectionId, Noted } from './connection.ts';
import { createFrameLog } from './messages/frame-log.ts';
import { createTalk, hear } from './messages/message-stats.ts';
import { createTally, mergeTally } from './messages/time-buckets.ts';
import type { Losses, Session } from './session.ts';

/** What an open connection loses when it is cleared. */
type Emptied = Pick<Connection, 'frames' | 'tally' | 'talk' | 'repeated' | 'stalls'>;

/** What went out of a session when it was cleared: all that it takes to put it back. */
export interface Cleared {
  connections: Connection[];
  emptied: Map<ConnectionId, Emptied>;
  notes: Map<EventId, Noted>;
  pageNotes: Noted[];
  networkChanges: Noted[];
  reached: Map<string, ConnectionId>;
  bySocket: Map<string, ConnectionId>;
  losses: Losses;
}

/** Takes the messages, and what they told, out of a connection. */
export function emptyOut(connection: Connection): Emptied {
  const { frames, tally, talk, repeated, stalls } = connection;
  connection.frames = createFrameLog();
  connection.tally = createTally();
  delete connection.talk;
  delete connection.repeated;
  delete connection.stalls;
  connection.revision += 1;
  connection.told += 1;
  return {
    frames,
    tally,
    ...(talk ? { talk } : {}),
    ...(repeated ? { repeated } : {}),
    ...(stalls ? { stalls } : {}),
  };
}

/** Puts the messages back before those that have come since, as if they had never been gone. */
function refill(connection: Connection, emptied: Emptied): void {
  const since = connection.frames;
  const { frames, tally } = emptied;
  const talk = emptied.talk ?? connection.talk ?? createTalk();
  const position = { sent: connection.sent.frames, received: connection.received.frames };
  for (const { direction } of since.kept) position[direction] -= 1;
  for (const frame of since.kept) {
    frames.kept.push(frame);
    position[frame.direction] += 1;
    if (emptied.talk) hear(talk, frame, position[frame.direction]);
  }
  frames.keptBytes += since.keptBytes;
  frames.droppedFrames += since.droppedFrames;
  frames.droppedBytes += since.droppedBytes;
  mergeTally(tally, connection.tally);
  const { stalls, repeated } = connection;
  Object.assign(connection, { ...emptied, ...(stalls ? { stalls } : {}), ...(repeated ? { repeated } : {}) });
  if (frames.kept.length > 0) connection.talk = talk;
  connection.revision += 1;
  connection.told += 1;
}

function addLosses(now: Losses, before: Losses): Losses {
  return {
    droppedFrames: now.droppedFrames + before.droppedFrames,
    droppedBytes: now.droppedBytes + before.droppedBytes,
    missingEvents: now.missingEvents + before.missingEvents,
    malformed: now.malformed + before.malformed,
    repeated: now.repeated + before.repeated,
    droppedSockets: (now.droppedSockets ?? 0) + (before.droppedSockets ?? 0),
  };
}

/** Undoes a clearing; what has come since stays, in its place by time. */
export function restoreCleared(session: Session, cleared: Cleared): void {
  session.revision += 1;
  session.surroundings += 1;
  const connections = [...cleared.connections, ...session.connections.values()];
  connections.sort((a, b) => a.createdEvent - b.createdEvent);
  session.connections.clear();
  for (const connection of connections) session.connections.set(connection.id, connection);
  for (const [id, emptied] of cleared.emptied) {
    const connection = session.connections.get(id);
    if (connection) refill(connection, emptied);
  }
  for (const [id, noted] of cleared.notes) session.notes.set(id, noted);
  session.pageNotes = [...cleared.pageNotes, ...session.pageNotes];
  const known = new Set(session.networkChanges.map(({ id }) => id));
  session.networkChanges = [
    ...cleared.networkChanges.filter(({ id }) => !known.has(id)),
    ...session.networkChanges,
  ];
  for (const [url, id] of cleared.reached) session.reached.set(url, id);
  for (const [key, id] of cleared.bySocket) session.bySocket.set(key, id);
  session.losses = addLosses(session.losses, cleared.losses);
}
