import type { EventId, PageEvent } from '../capture/captured-event.ts';
import { changed } from './changed.ts';
import type { Session } from './session.ts';

const STALLS_KEPT = 5;

/** A long task affects the connections that its document has open at the time. */
export function noteLongTask(
  session: Session,
  id: EventId,
  { context, duration }: PageEvent & { kind: 'long-task' },
): void {
  for (const live of session.openSockets) {
    const connection = session.connections.get(live);
    if (connection?.context !== context || !connection.opened) continue;
    connection.longTasks ??= { count: 0, total: 0, longest: 0, events: [] };
    const { longTasks } = connection;
    longTasks.count += 1;
    longTasks.total += duration;
    longTasks.longest = Math.max(longTasks.longest, duration);
    if (longTasks.events.length < STALLS_KEPT) longTasks.events.push(id);
    changed(session, { connection });
  }
}
