import type { EventId } from '../capture/captured-event.ts';
import { changed } from './changed.ts';
import type { ConnectionId, ConnectionWithMessages, Noted } from './connection.ts';
import { createFrameLog } from './messages/frame-log.ts';
import { observeMessage } from './messages/message-stats.ts';
import { createTimeBuckets, mergeBuckets } from './messages/time-buckets.ts';
import type { Losses, NotedOfPage, Session } from './session.ts';

/** What an open connection loses by Clear. */
type DetachedMessages = Pick<
  ConnectionWithMessages,
  'frames' | 'firstMessages' | 'timeBuckets' | 'messageStats' | 'repeated' | 'longTasks'
>;

/** What Clear removed from a session: everything needed to restore it. */
export interface ClearedMessages {
  connections: ConnectionWithMessages[];
  emptied: Map<ConnectionId, DetachedMessages>;
  notes: Map<EventId, Noted>;
  pageNotes: NotedOfPage[];
  networkChanges: NotedOfPage[];
  reached: Map<string, ConnectionId>;
  bySocket: Map<string, ConnectionId>;
  losses: Losses;
}

/** Removes the messages, and what was learned from them, from a connection. */
export function detachMessages(session: Session, connection: ConnectionWithMessages): DetachedMessages {
  const { frames, firstMessages, timeBuckets, messageStats, repeated, longTasks } = connection;
  connection.frames = createFrameLog();
  connection.firstMessages = [];
  connection.timeBuckets = createTimeBuckets();
  delete connection.messageStats;
  delete connection.repeated;
  delete connection.longTasks;
  changed(session, { connection });
  return {
    frames,
    firstMessages,
    timeBuckets,
    ...(messageStats ? { messageStats } : {}),
    ...(repeated ? { repeated } : {}),
    ...(longTasks ? { longTasks } : {}),
  };
}

/** Restores the messages before those that have arrived since. */
function reattach(session: Session, connection: ConnectionWithMessages, emptied: DetachedMessages): void {
  const since = connection.frames;
  const { frames, timeBuckets, messageStats } = emptied;
  const position = { sent: connection.sent.frames, received: connection.received.frames };
  for (const { direction } of since.kept) position[direction] -= 1;
  for (const frame of since.kept) {
    frames.kept.push(frame);
    position[frame.direction] += 1;
    if (messageStats) observeMessage(messageStats, frame, position[frame.direction]);
  }
  frames.keptBytes += since.keptBytes;
  frames.droppedFrames += since.droppedFrames;
  frames.droppedBytes += since.droppedBytes;
  emptied.firstMessages.push(...connection.firstMessages);
  mergeBuckets(timeBuckets, connection.timeBuckets);
  const { longTasks, repeated } = connection;
  Object.assign(connection, {
    ...emptied,
    ...(longTasks ? { longTasks } : {}),
    ...(repeated ? { repeated } : {}),
  });
  changed(session, { connection });
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

/** Undoes Clear; what has arrived since stays, in its place by time. */
export function reattachMessages(session: Session, cleared: ClearedMessages): void {
  const connections = [...cleared.connections, ...session.connections.values()];
  connections.sort((a, b) => a.createdEvent - b.createdEvent);
  session.connections.clear();
  for (const connection of connections) session.connections.set(connection.id, connection);
  for (const [id, emptied] of cleared.emptied) {
    const connection = session.connections.get(id);
    if (connection) reattach(session, connection, emptied);
  }
  for (const [id, noted] of cleared.notes) session.notes.set(id, noted);
  session.pageNotes = [...cleared.pageNotes, ...session.pageNotes];
  const known = new Set(session.networkChanges.map(({ id }) => id));
  session.networkChanges = [
    ...cleared.networkChanges.filter(({ id }) => !known.has(id)),
    ...session.networkChanges,
  ];
  for (const [url, id] of cleared.reached) session.openedUrls.set(url, id);
  for (const [key, id] of cleared.bySocket) session.bySocket.set(key, id);
  session.losses = addLosses(session.losses, cleared.losses);
  changed(session, { everyone: true });
}
