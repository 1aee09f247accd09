import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { LiveSession } from './live-session.ts';

/** The latest connection that the script of this name made in the page: its name is in the stack. */
export function initiatedBy(liveSession: LiveSession, script: string): ConnectionWithMessages | undefined {
  return [...liveSession.session().connections.values()].findLast(({ stack }) => stack?.includes(script));
}
