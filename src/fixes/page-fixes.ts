import type { Fix } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { stackFix } from './stacks/stack-fix.ts';

/** For messages that were sent too early or too late. */
export function keepForLater(connection: Connection, session: Session): Fix {
  return stackFix('queue', connection, session, {
    title: 'Keep messages until they can be sent',
    detail: 'One function that all the code sends through; what cannot go now waits for the next open.',
  });
}

/** For the next failure: logs both ends. */
export function writeDown(connection: Connection, session: Session): Fix {
  return stackFix('log', connection, session, {
    title: 'Write down at both ends what happens',
    detail:
      'One line for each open, error and close, with an id that both know, the time, code and reason: then the two logs can be laid side by side.',
  });
}

export const CLOSE_WHEN_UNUSED: Fix = {
  title: 'Close each connection when it is no longer used',
  detail:
    'A component that opens one on every render, or a retry that does not close the old one, adds one each time.',
  snippet:
    'useEffect(() => {\n  const socket = new WebSocket(url);\n  return () => socket.close();\n}, [url]);',
  language: 'js',
};
