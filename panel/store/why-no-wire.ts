import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';

/** Why the network log has nothing on a connection, and how to get it. */
export function whyNoWire(session: Session, connection: Connection): string | undefined {
  const { wire, constructorError, violation, opened, state, createdAt } = connection;
  if (wire) return undefined;
  if (constructorError) return 'The constructor threw, so no socket was made and nothing was sent.';
  if (violation && !opened) return 'The page’s policy stopped it before anything was sent.';
  if (!session.wireStarted) return 'The network log is not being read yet. Close DevTools and open it again.';
  if (createdAt < session.wireStarted.at) {
    return 'DevTools was opened after this socket was made. Reload the page to see its handshake.';
  }
  if (state !== 'closed')
    return 'The browser hands over a socket’s handshake when it closes; this one has not.';
  return 'The network log has no entry for this socket. It can come some seconds after the close; if it does not, reload the page with DevTools open.';
}
