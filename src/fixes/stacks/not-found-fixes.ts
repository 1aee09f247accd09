import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { serverOf } from '../../stacks/detect-server.ts';
import { stackOf } from '../../stacks/detect-stack.ts';

/** https://socket.io/docs/v4/client-options/#path */
const SOCKET_IO_PATH: Fix = {
  title: 'Use the same path in client and server',
  detail:
    'The option path of io() must be that of the server, /socket.io/ by default on both sides. A path in the URL given to io() is a namespace and changes nothing here.',
  snippet: "io('https://HOST', { path: '/api/socket.io/' });",
  language: 'js',
};

/** https://www.rabbitmq.com/docs/web-stomp */
const STOMP_PATH: Fix = {
  title: 'Connect to the path of the broker',
  detail:
    'RabbitMQ serves STOMP over WebSockets at /ws, on port 15674 by default. In Spring it is the path of addEndpoint(), followed by /websocket where withSockJS() is used.',
};

/** https://guides.rubyonrails.org/action_cable_overview.html#running-standalone-cable-servers */
const CABLE_PATH: Fix = {
  title: 'Connect to the path where Action Cable is mounted',
  detail:
    'Rails mounts Action Cable at /cable unless config.action_cable.mount_path says otherwise; action_cable_meta_tag gives the page its URL. At another path an ordinary page of the application may answer.',
  snippet: "createConsumer('/cable');",
  language: 'js',
};

/** The path that the stack expects, for a handshake that something else answered. */
export function notFoundFixes(connection: Connection): Fix[] {
  switch (stackOf(connection)?.name) {
    case 'Socket.IO':
      return [SOCKET_IO_PATH];
    case 'STOMP':
      return [STOMP_PATH];
    case 'Action Cable':
      return connection.parsedUrl.path === '/cable' ? [] : [CABLE_PATH];
    default:
      return [];
  }
}

/** Whether a WSGI server may have answered: nothing shows another one. */
export function mayBeWsgi(connection: Connection, session: Session): boolean {
  const server = serverOf(connection, session)?.name;
  return stackOf(connection) === undefined && (server === undefined || server === 'WSGI server');
}
