import type { EventId, PageEvent } from '../capture/captured-event.ts';
import { noteChange } from './change-log.ts';
import type { Session } from './session.ts';

const STALLS_KEPT = 5;

/** A long task concerns the sockets that its document has open at the time. */
export function noteLongTask(
  session: Session,
  id: EventId,
  { context, duration }: PageEvent & { kind: 'long-task' },
): void {
  for (const live of session.live) {
    const connection = session.connections.get(live);
    if (connection?.context !== context || !connection.opened) continue;
    connection.revision += 1;
    connection.told += 1;
    noteChange(session, connection);
    connection.stalls ??= { count: 0, total: 0, longest: 0, events: [] };
    const { stalls } = connection;
    stalls.count += 1;
    stalls.total += duration;
    stalls.longest = Math.max(stalls.longest, duration);
    if (stalls.events.length < STALLS_KEPT) stalls.events.push(id);
  }
}
