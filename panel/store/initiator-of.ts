import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';

/** Where a connection was opened: empty for the top document. */
export function frameOrWorker(session: Session, { context }: Connection): 'iframe' | 'worker' | undefined {
  if (context === undefined) return 'worker';
  return session.contexts.get(context)?.top === false ? 'iframe' : undefined;
}
