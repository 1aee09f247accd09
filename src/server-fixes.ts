import { stackFix } from './advice/stack-fix.ts';
import type { Connection } from './connection.ts';
import type { Fix } from './rule.ts';
import type { Session } from './session-state.ts';

export function compressionOff(connection: Connection, session: Session): Fix {
  return stackFix('compression', connection, session, {
    title: 'Switch compression off at the server',
    detail:
      'It is quickly done, and proves the cause: if it then works, server and browser, or a proxy between them, do not agree on permessage-deflate.',
  });
}
