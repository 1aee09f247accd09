import type { Connection } from './connection.ts';
import { contextOf, type Session } from './session.ts';

/**
 * Whether the page is to be asked what it listens for. Only the top document: code can be run in a frame by its URL alone,
 * which two frames may share.
 */
export function mayLackListeners(session: Session, connection: Connection): boolean {
  const { state, socket, initiatedBy, handlers = [] } = connection;
  if (state !== 'open' || socket === undefined || initiatedBy !== undefined) return false;
  if (contextOf(session, connection)?.top !== true) return false;
  return !handlers.includes('message') || !(handlers.includes('close') || handlers.includes('error'));
}
