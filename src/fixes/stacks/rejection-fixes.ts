import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { netErrorOf, refusedWith } from '../../session/handshake-outcome.ts';
import { contextOf, type Session } from '../../session/session.ts';
import { originOf, parseSocketUrl } from '../../shared/socket-url.ts';
import { type FoundServer, serverOf } from '../../stacks/detect-server.ts';
import { stackOf } from '../../stacks/detect-stack.ts';
import { engineIoFixes } from './engine-io.ts';
import { type SnippetContext, snippetContext } from './snippet-context.ts';

/** https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins */
function nextJs({ pageHost }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Add the host of the page to allowedDevOrigins',
    detail:
      'The development server of Next.js rejects requests to /_next/ from a host it was not started with. Restart it after the change.',
    snippet: `// next.config.js\nmodule.exports = { allowedDevOrigins: ['${pageHost}'] };`,
    language: 'js',
  };
}

/** https://vite.dev/config/server-options.html#server-proxy */
function viteProxy({ path }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Proxy this path with ws: true in Vite',
    detail:
      'Vite passes WebSockets of a path on only with ws: true. changeOrigin: true sets Host to that of the target; rewriteWsOrigin: true does the same for Origin, for a backend that checks it (development only).',
    snippet: `// vite.config.js\nexport default {\n  server: {\n    proxy: { '${path}': { target: 'http://localhost:BACKEND_PORT', ws: true, changeOrigin: true } },\n  },\n};`,
    language: 'js',
  };
}

/** https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts and https://channels.readthedocs.io/en/stable/topics/security.html */
function djangoChannels({ host, pageHost, origin }: SnippetContext): Fix {
  return {
    by: 'operator',
    title: 'Add the host of the page to ALLOWED_HOSTS',
    detail:
      'AllowedHostsOriginValidator of Django Channels compares the Origin header with ALLOWED_HOSTS, and OriginValidator with its own list; both reject with 403. So does a consumer that closes before accept().',
    snippet: `# settings.py\nALLOWED_HOSTS = ['${host}', '${pageHost}']\n# or in asgi.py\nOriginValidator(URLRouter(websocket_urlpatterns), ['${origin}'])`,
    language: 'text',
  };
}

/** https://www.uvicorn.org/installation/ */
const UVICORN_LIBRARY: Fix = {
  by: 'operator',
  title: 'Install a WebSocket library for uvicorn',
  detail:
    'Without websockets or wsproto, uvicorn treats the handshake as a plain GET request, and logs "No supported WebSocket library detected". Restart it after the installation.',
  snippet: "pip install 'uvicorn[standard]'",
  language: 'sh',
};

const ASGI: Fix = {
  by: 'operator',
  title: 'Run the application with an ASGI server',
  detail:
    'A WSGI server handles the handshake as a plain GET request: WebSockets of Django Channels, FastAPI and Starlette need ASGI. With gunicorn use the worker class of uvicorn.',
  snippet:
    'uvicorn project.asgi:application\n# or\ngunicorn project.asgi:application -k uvicorn_worker.UvicornWorker',
  language: 'sh',
};

/** https://www.starlette.io/websockets/ and https://fastapi.tiangolo.com/advanced/websockets/ */
const BEFORE_ACCEPT: Fix = {
  by: 'operator',
  title: 'Compare path and parameters with the route',
  detail:
    'FastAPI and Starlette answer 403 for an unknown path (compare the final slash), for a required query parameter, header or cookie that is missing, for a dependency that fails, and for a handler that closes or fails before accept().',
};

/** https://channels.readthedocs.io/en/stable/topics/routing.html */
export const CHANNELS_ROUTE: Fix = {
  by: 'operator',
  title: 'Compare the path with websocket_urlpatterns',
  detail:
    'Django Channels answers 500 where no route of URLRouter fits ("No route found for path"). Compare the final slash: APPEND_SLASH does not redirect WebSockets.',
};

/** https://github.com/websockets/ws#external-https-server */
const ATTACH_TO_SERVER: Fix = {
  by: 'operator',
  title: 'Attach the WebSocket server to the server that listens',
  detail:
    'app.listen() of Express makes an HTTP server of its own: call server.listen() on the one that the WebSocketServer has. A handler for unknown paths must come after the routes of express-ws. Several WebSocketServers with a path on one server reject each other’s handshakes with 400: give them noServer: true and choose in the upgrade event.',
  snippet:
    "const server = http.createServer(app);\nnew WebSocketServer({ server });\nserver.listen(port); // not app.listen(port)\n// several on one server: { noServer: true }, and\nserver.on('upgrade', (request, socket, head) => wss.handleUpgrade(request, socket, head, (client) => wss.emit('connection', client, request)));",
  language: 'js',
};

/** https://github.com/novnc/websockify */
const OFFER_BINARY: Fix = {
  title: 'Offer the subprotocol binary, and no other',
  detail:
    'websockify rejects a client that offers other subprotocols, or binary in a list with others; its older versions reject one that offers none.',
  snippet: "new WebSocket(url, ['binary']);",
  language: 'js',
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html */
const CONNECT_ROUTE: Fix = {
  title: 'Check the authorizer of the $connect route',
  detail:
    'API Gateway answers 403 where the authorizer denies or gets no credentials, the IAM policy or API key does not fit, or the stage in the path does not exist. A browser can send credentials in the query only. The access log has $context.authorizer.error and $context.error.message.',
};

/** MQTT brokers: EMQX, HiveMQ and VerneMQ serve WebSockets at /mqtt. */
const MQTT_PATH: Fix = {
  title: 'Use the path /mqtt',
  detail:
    'EMQX, HiveMQ and VerneMQ accept WebSockets at /mqtt by default, RabbitMQ at /ws. Mosquitto accepts any path.',
  change: { kind: 'retarget', path: '/mqtt' },
};

/** https://mosquitto.org/man/mosquitto-conf-5.html */
const MQTT_LISTENER: Fix = {
  title: 'Connect to the WebSocket listener of the broker',
  detail:
    'Ports 1883 and 8883 are for MQTT over TCP. A broker needs a listener of its own for WebSockets: Mosquitto none by default, EMQX 8083 and 8084 (TLS), HiveMQ 8000, RabbitMQ 15675.',
  snippet: '# mosquitto.conf\nlistener 9001\nprotocol websockets',
  language: 'text',
};

/** https://vite.dev/config/server-options.html#server-hmr */
const HMR_PORT: Fix = {
  by: 'operator',
  title: 'Set server.hmr.clientPort in Vite',
  detail:
    'The page was loaded through another port than the one its hot reload connects to: a proxy, a container or a tunnel stands before Vite. clientPort is the port that the browser uses. If Vite was stopped, start it again.',
  snippet: "// vite.config.js\nexport default { server: { hmr: { clientPort: 443, protocol: 'wss' } } };",
  language: 'js',
};

/** https://webpack.js.org/configuration/dev-server/#websocketurl */
const WEBPACK_URL: Fix = {
  by: 'operator',
  title: 'Set client.webSocketURL in webpack-dev-server',
  detail:
    'The client connects where client.webSocketURL says. Behind a proxy it has to name the host and port that the browser uses.',
  snippet:
    "// webpack.config.js\nmodule.exports = { devServer: { client: { webSocketURL: 'auto://0.0.0.0:0/ws' } } };",
  language: 'js',
};

/** Ports of web servers, on which no broker listens for MQTT over TCP. */
const WEB_PORTS = new Set([80, 443]);
const PLAIN_GET = new Set([200, 400, 403, 404, 405, 426, 500, 501]);

/** What to do about a rejected handshake, where its stack or server is recognized; most specific first. */
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
    ...(server ? ofServer(server, connection, session) : []),
  ];
}

function ofServer({ name }: FoundServer, connection: Connection, session: Session): Fix[] {
  const status = refusedWith(connection);
  const of = snippetContext(connection, session);
  switch (name) {
    case 'Next.js':
      return status === undefined || status === 403 ? [nextJs(of)] : [];
    case 'Vite':
      if (netErrorOf(connection) !== undefined) return isHotReload(connection) ? [HMR_PORT] : [];
      return status === 403 && isOwnOrigin(connection, session) ? [viteProxy(of)] : [];
    case 'daphne':
      return status === 403 ? [djangoChannels(of)] : status === 500 ? [CHANNELS_ROUTE] : [];
    case 'uvicorn':
      if (status === 403) return [BEFORE_ACCEPT];
      return status !== undefined && PLAIN_GET.has(status) ? [UVICORN_LIBRARY] : [];
    case 'WSGI server':
      return stackOf(connection)?.name !== 'Socket.IO' && (status === 404 || status === 400 || status === 500)
        ? [ASGI]
        : [];
    case 'websockify':
      return status === 400 && connection.protocols.join() !== 'binary' ? [OFFER_BINARY] : [];
    case 'webpack-dev-server':
      return netErrorOf(connection) === undefined || isWebpackClient(connection) ? [] : [WEBPACK_URL];
    case 'Express':
      return status === 404 || status === 400 ? [ATTACH_TO_SERVER] : [];
    case 'Tornado':
    case 'aiohttp':
    case 'websockets':
    case 'Mojolicious':
      return [];
    default:
      return name satisfies never;
  }
}

/** The code that made the WebSocket is the client of webpack-dev-server, in a bundle with source names. */
function isWebpackClient({ stack }: Connection): boolean {
  return stack?.includes('webpack-dev-server/client') === true;
}

function isHotReload({ protocols }: Connection): boolean {
  return protocols.some((name) => name.startsWith('vite-'));
}

/** Vite never answers an upgrade request that is not for its own hot reload or a proxied path. */
export function pendingFixes(connection: Connection, session: Session): Fix[] {
  const isVite = serverOf(connection, session)?.name === 'Vite' && !isHotReload(connection);
  return isVite ? [viteProxy(snippetContext(connection, session))] : [];
}

/** The page came from the development server itself: its backend rejects an origin that it does not know. */
function isOwnOrigin(connection: Connection, session: Session): boolean {
  const page = contextOf(session, connection)?.url ?? '';
  const { authority } = connection.parsedUrl;
  return (
    originOf(page) !== 'null' && parseSocketUrl(page).authority.toLowerCase() === authority.toLowerCase()
  );
}
