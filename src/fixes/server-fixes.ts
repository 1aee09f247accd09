import type { Fix } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { stackFix } from './stacks/stack-fix.ts';

export function compressionOff(connection: Connection, session: Session): Fix {
  return stackFix('compression', connection, session, {
    title: 'Switch compression off at the server',
    detail:
      'It is quickly done, and proves the cause: if it then works, server and browser, or a proxy between them, do not agree on permessage-deflate.',
  });
}
