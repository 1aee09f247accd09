import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { netErrorOf, refusedWith } from '../../session/handshake-outcome.ts';
import { contextOf, type Session } from '../../session/session.ts';
import { originOf, parseSocketUrl } from '../../shared/socket-url.ts';
import { isBehind } from '../../stacks/detect-proxy.ts';
import { type FoundServer, serverOf } from '../../stacks/detect-server.ts';
import { stackOf } from '../../stacks/detect-stack.ts';
import { ATTACH_TO_SERVER, CHANNELS_ROUTE } from './attach-fixes.ts';
import { engineIoFixes } from './engine-io.ts';
import {
  ASGI,
  actionCableMount,
  actionCableOrigin,
  CONNECT_ROUTE,
  djangoChannels,
  ENVOY_UPGRADE,
  GRAPHQL_SUBPROTOCOL,
  HMR_PORT,
  MQTT_LISTENER,
  MQTT_PATH,
  nextDevelopmentClient,
  nextJs,
  OFFER_BINARY,
  proxyMiddleware,
  springOrigin,
  starletteRoute,
  tornadoOrigin,
  UVICORN_LIBRARY,
  viteProxy,
  WEBPACK_URL,
  webpackProxy,
} from './server-program-fixes.ts';
import { snippetContext } from './snippet-context.ts';

/** Ports of web servers, on which no broker listens for MQTT over TCP. */
const WEB_PORTS = new Set([80, 443]);
const PLAIN_GET = new Set([200, 400, 403, 404, 405, 426, 500, 501]);

/** Fixes for a rejected handshake whose stack or server is recognized; most specific first. */
export function rejectionFixes(connection: Connection, session: Session): Fix[] {
  const status = refusedWith(connection);
  const stack = stackOf(connection)?.name;
  const server = serverOf(connection, session);
  const { path, port } = connection.parsedUrl;
  return [
    ...(stack === 'Socket.IO' && status === 400 ? engineIoFixes(connection, session) : []),
    ...(stack === 'MQTT' && path === '/' && status === 404 ? [MQTT_PATH] : []),
    ...(stack === 'MQTT' && status === undefined && !WEB_PORTS.has(port) ? [MQTT_LISTENER] : []),
    ...(stack === 'AWS API Gateway' && status === 403 ? [CONNECT_ROUTE] : []),
    ...(isWebpackClient(connection) && status === undefined ? [WEBPACK_URL] : []),
    ...(stack === 'Action Cable' && status === 404 ? [actionCable(connection, session)] : []),
    ...(isGraphql(stack) && status === 400 ? [GRAPHQL_SUBPROTOCOL] : []),
    ...(status === 403 && isBehind('Envoy', connection, session) ? [ENVOY_UPGRADE] : []),
    ...(server ? ofServer(server, connection, session) : []),
  ];
}

function ofServer({ name }: FoundServer, connection: Connection, session: Session): Fix[] {
  const status = refusedWith(connection);
  const of = snippetContext(connection, session);
  switch (name) {
    case 'Next.js':
      if (status === undefined || status === 403) return [nextJs(of)];
      return /^\/_next\//.test(connection.parsedUrl.path) ? [nextDevelopmentClient(of)] : [];
    case 'Vite':
      if (netErrorOf(connection) !== undefined) return isHotReload(connection) ? [HMR_PORT] : [];
      return status === 403 && isOwnOrigin(connection, session) ? [viteProxy(of)] : [];
    case 'daphne':
      return status === 403 ? [djangoChannels(of)] : status === 500 ? [CHANNELS_ROUTE] : [];
    case 'uvicorn':
      if (status === 403) return [starletteRoute(of)];
      return status !== undefined && PLAIN_GET.has(status) ? [UVICORN_LIBRARY] : [];
    case 'WSGI server':
      return stackOf(connection)?.name !== 'Socket.IO' && (status === 404 || status === 400 || status === 500)
        ? [ASGI]
        : [];
    case 'websockify':
      return status === 400 && connection.protocols.join() !== 'binary' ? [OFFER_BINARY] : [];
    case 'Tornado':
      return status === 403 ? [tornadoOrigin(of)] : [];
    case 'Spring':
      return status === 403 ? [springOrigin(of)] : [];
    case 'webpack-dev-server':
      return netErrorOf(connection) === undefined || isWebpackClient(connection) ? [] : [WEBPACK_URL];
    case 'Express':
      return status === 404 || status === 400 ? [ATTACH_TO_SERVER] : [];
    case 'aiohttp':
    case 'websockets':
    case 'Mojolicious':
    case 'SignalR':
      return [];
    default:
      return name satisfies never;
  }
}

/** The code that made the WebSocket is the client of webpack-dev-server, in a bundle with source names. */
function isWebpackClient({ stack }: Connection): boolean {
  return stack?.includes('webpack-dev-server/client') === true;
}

const isGraphql = (stack: string | undefined): boolean => /^graphql/.test(stack ?? '');

/** Action Cable accepts its own origin, so that an origin is in question only where the page is of another. */
function actionCable(connection: Connection, session: Session): Fix {
  const of = snippetContext(connection, session);
  return isOwnOrigin(connection, session) ? actionCableMount(of) : actionCableOrigin(of);
}

function isHotReload({ protocols }: Connection): boolean {
  return protocols.some((name) => name.startsWith('vite-'));
}

/** Servers of Node.js never answer an upgrade request that none of their handlers takes. */
export function pendingFixes(connection: Connection, session: Session): Fix[] {
  const of = snippetContext(connection, session);
  switch (serverOf(connection, session)?.name) {
    case 'Vite':
      return isHotReload(connection) ? [] : [viteProxy(of)];
    case 'webpack-dev-server':
      return isWebpackClient(connection) ? [] : [webpackProxy(of)];
    case 'Express':
      return [proxyMiddleware(of)];
    default:
      return [];
  }
}

/** The page was served by the development server itself, so its backend rejects an unknown origin. */
function isOwnOrigin(connection: Connection, session: Session): boolean {
  const page = contextOf(session, connection)?.url ?? '';
  const { authority } = connection.parsedUrl;
  return (
    originOf(page) !== 'null' && parseSocketUrl(page).authority.toLowerCase() === authority.toLowerCase()
  );
}
