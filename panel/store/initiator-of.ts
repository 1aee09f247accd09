import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';

/** Where a socket was made: nothing for the top document, and where it is not known. */
export function frameOrWorker(
  session: Session,
  { context, wire }: Connection,
): 'iframe' | 'worker' | undefined {
  // A HAR file does not tell which document or worker made a connection.
  if (wire?.entry.by === 'har') return undefined;
  if (context === undefined) return 'worker';
  return session.contexts.get(context)?.top === false ? 'iframe' : undefined;
}
