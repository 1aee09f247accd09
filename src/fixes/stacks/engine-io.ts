import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { snippetContext } from './snippet-context.ts';

const VERSIONS: Record<string, string> = {
  3: 'The client speaks Engine.IO 3 (socket.io-client 1.x or 2.x). It fits socket.io 1.x and 2.x, python-socketio 4.x and Flask-SocketIO 4.x. A socket.io server 3.x or 4.x accepts it with allowEIO3: true.',
  4: 'The client speaks Engine.IO 4 (socket.io-client 3.x or 4.x). It fits socket.io 3.x and 4.x, python-socketio 5.x and Flask-SocketIO 5.x. An older server rejects it: upgrade the server, or use socket.io-client 2.x.',
};

/** https://socket.io/docs/v4/client-installation/#version-compatibility and https://python-socketio.readthedocs.io/ */
export function engineIoFixes(connection: Connection, session: Session): Fix[] {
  const version = /[?&]EIO=(\d)/.exec(connection.parsedUrl.query)?.[1] ?? '';
  const { origin } = snippetContext(connection, session);
  const versions = VERSIONS[version];
  return [
    ...(versions === undefined
      ? []
      : [{ title: 'Compare the Socket.IO versions of client and server', detail: versions }]),
    {
      by: 'operator',
      title: 'Check allowRequest of the Socket.IO server',
      detail:
        'A Socket.IO server of Node.js answers 400 to a WebSocket that its option allowRequest rejects. What it compares is in its code: the origin, a cookie, a query parameter.',
    },
    {
      by: 'operator',
      title: 'Install what the async mode of python-socketio needs',
      detail:
        'In threading mode python-socketio and Flask-SocketIO answer 400 to transport=websocket unless simple-websocket is installed. The modes eventlet and gevent bring their own.',
      snippet: 'pip install simple-websocket',
      language: 'sh',
    },
    {
      by: 'operator',
      title: 'Add the origin to cors_allowed_origins',
      detail:
        'python-socketio and Flask-SocketIO answer 400 "Not an accepted origin" for an origin that is not the server’s own. By default only the same origin is allowed.',
      snippet: `socketio.AsyncServer(cors_allowed_origins=['${origin}'])\n# Flask\nSocketIO(app, cors_allowed_origins=['${origin}'])`,
      language: 'text',
    },
  ];
}
