import { echoClient, node, wsEcho } from '../programs.ts';
import type { FieldScene } from '../scene.ts';

const page = 'http://127.0.0.1:@app@/';
const client = echoClient('ws://127.0.0.1:@app@/ws');
const long = `const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onopen = () => socket.send('x'.repeat(50000));
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`;

const express = (body: string, packages: readonly string[] = []) =>
  node(
    ['express', ...packages],
    `const express = require('express');
const http = require('node:http');
const app = express();
const PORT = process.env.PORT;
const echo = (socket) => socket.on('message', (data) => socket.send(String(data)));
${body}`,
  );

const STATIC = "app.use(express.static('@dir@', { extensions: ['html'] }));";
const BACKEND = wsEcho();
const TARGET = "'http://127.0.0.1:@api@'";

const fastifyProxy = (options: string) =>
  node(
    ['fastify', '@fastify/http-proxy'],
    `const app = require('fastify')();
app.register(require('@fastify/http-proxy'), { upstream: ${TARGET}, prefix: '/ws', rewritePrefix: '/ws'${options} });
app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });`,
  );

const websocketNode = (accepts: string) =>
  node(
    ['websocket'],
    `const server = require('node:http').createServer((request, response) => response.writeHead(404).end());
server.listen(process.env.PORT, '127.0.0.1');
new (require('websocket').server)({ httpServer: server }).on('request', (request) => {
  if (!(${accepts})) return request.reject();
  const connection = request.accept('echo-protocol', request.origin);
  connection.on('message', ({ utf8Data }) => connection.sendUTF(utf8Data));
});`,
  );

const wss = (before: string, cert: string, key: string) =>
  node(
    ['ws'],
    `const { execFileSync } = require('node:child_process');
${before};
const { readFileSync } = require('node:fs');
const server = require('node:https').createServer({ cert: readFileSync('${cert}'), key: readFileSync('${key}') });
new (require('ws').WebSocketServer)({ server }).on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))));
server.listen(process.env.PORT, '0.0.0.0');`,
  );

const wsParse = (options: string) =>
  node(
    ['ws'],
    `new (require('ws').WebSocketServer)({ host: '127.0.0.1', port: process.env.PORT, ${options} }).on('connection', (socket) => {
  socket.send('{"ready":true}');
  socket.on('message', (data) => socket.send(JSON.parse(data).text));
});`,
  );
const parseClient = (message: string) => `function connect() {
  const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
  socket.onmessage = ({ data }) => { if (data === 'hello') works(); else setTimeout(() => socket.send(${message}), 1500); };
  socket.onerror = () => console.error('failed');
  socket.onclose = () => setTimeout(connect, 2000);
}
connect();`;

const wsToken = node(
  ['ws'],
  `new (require('ws').WebSocketServer)({ host: '127.0.0.1', port: process.env.PORT }).on('connection', (socket, request) => {
  if (!request.url.endsWith('token=right')) return socket.close(4401, 'token expired');
  socket.on('message', (data) => socket.send(String(data)));
});`,
);

export const nodeScenes = [
  {
    id: 'ws-path',
    title: 'The path option of ws is not the path of the page',
    source: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
    servers: { app: wsEcho("path: '/socket'") },
    client,
    fix: { client: echoClient('ws://127.0.0.1:@app@/socket') },
    expects: {
      rule: ['bad-request', 'not-found'],
      setting: /\bpath\b/,
      never: [/server\.allowedHosts/, /drops the Upgrade and Connection/],
    },
  },
  {
    id: 'ws-max-payload',
    title: 'A message is larger than maxPayload of ws',
    source: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
    servers: { app: wsEcho('maxPayload: 10000') },
    client: long,
    fix: { servers: { app: wsEcho('maxPayload: 100000') } },
    expects: { rule: 'message-too-big', setting: /maxPayload/, never: [/client_max_body_size/] },
  },
  {
    id: 'ws-verify-client',
    title: 'verifyClient of ws rejects the origin of the page',
    source: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
    servers: {
      app: wsEcho("verifyClient: ({ origin }, done) => done(origin === 'https://example.com', 403)"),
    },
    client,
    fix: {
      servers: {
        app: wsEcho("verifyClient: ({ origin }, done) => done(origin === 'http://127.0.0.1:@page@', 403)"),
      },
    },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /verifyClient/,
      never: [/Add .* to ALLOWED_HOSTS/],
    },
  },
  {
    id: 'express-listen',
    title: 'app.listen starts another server than the one that ws is attached to',
    source: 'https://github.com/websockets/ws#external-https-server',
    servers: {
      app: express(
        `${STATIC}
const server = http.createServer(app);
new (require('ws').WebSocketServer)({ server }).on('connection', echo);
app.listen(PORT, '127.0.0.1');`,
        ['ws'],
      ),
    },
    page,
    client,
    fix: {
      servers: {
        app: express(
          `${STATIC}
const server = http.createServer(app);
new (require('ws').WebSocketServer)({ server }).on('connection', echo);
server.listen(PORT, '127.0.0.1');`,
          ['ws'],
        ),
      },
    },
    expects: {
      rule: ['not-found', 'not-a-websocket-endpoint'],
      setting: /server\.listen|app\.listen/,
      never: [/Django Channels/, /SignalR for a connection/],
    },
  },
  {
    id: 'express-two-servers',
    title: 'Two ws servers with a path share one HTTP server, and the first rejects what is for the second',
    source:
      'https://github.com/websockets/ws/blob/master/README.md#multiple-servers-sharing-a-single-https-server',
    servers: {
      app: express(
        `${STATIC}
const server = http.createServer(app);
const { WebSocketServer } = require('ws');
for (const path of ['/chat', '/ws']) new WebSocketServer({ server, path }).on('connection', echo);
server.listen(PORT, '127.0.0.1');`,
        ['ws'],
      ),
    },
    page,
    client,
    fix: {
      servers: {
        app: express(
          `${STATIC}
const server = http.createServer(app);
const { WebSocketServer } = require('ws');
const ws = new WebSocketServer({ noServer: true }).on('connection', echo);
server.on('upgrade', (request, socket, head) => ws.handleUpgrade(request, socket, head, (client) => ws.emit('connection', client)));
server.listen(PORT, '127.0.0.1');`,
          ['ws'],
        ),
      },
    },
    expects: {
      rule: ['bad-request', 'protocol-error'],
      setting: /noServer/,
      never: [/server\.allowedHosts/],
    },
  },
  {
    id: 'express-ws-late',
    title: 'The handler for unknown paths is defined before the route of express-ws',
    source: 'https://github.com/HenningM/express-ws',
    servers: {
      app: express(
        `${STATIC}
app.use((request, response) => response.sendStatus(404));
require('express-ws')(app);
app.ws('/ws', echo);
app.listen(PORT, '127.0.0.1');`,
        ['express-ws'],
      ),
    },
    page,
    client,
    takes: 6_500,
    fix: {
      servers: {
        app: express(
          `${STATIC}\nrequire('express-ws')(app);\napp.ws('/ws', echo);\napp.listen(PORT, '127.0.0.1');`,
          ['express-ws'],
        ),
      },
    },
    expects: {
      rule: ['closed-after-open', 'reconnect-loop'],
      setting: /app\.ws/,
      never: [/SignalR for a connection/],
    },
  },
  {
    id: 'http-proxy-middleware-ws',
    title: 'http-proxy-middleware in Express lacks ws: true',
    source: 'https://github.com/chimurai/http-proxy-middleware#websocket',
    servers: {
      api: { ...BACKEND },
      app: express(
        `${STATIC}
const { createProxyMiddleware } = require('http-proxy-middleware');
app.use('/ws', createProxyMiddleware({ target: ${TARGET} }));
app.listen(PORT, '127.0.0.1');`,
        ['http-proxy-middleware'],
      ),
    },
    page,
    client,
    takes: 6_000,
    fix: {
      servers: {
        app: express(
          `${STATIC}
const { createProxyMiddleware } = require('http-proxy-middleware');
const proxy = createProxyMiddleware({ target: ${TARGET}, ws: true, pathFilter: '/ws' });
app.use(proxy);
app.listen(PORT, '127.0.0.1').on('upgrade', proxy.upgrade);`,
          ['http-proxy-middleware'],
        ),
      },
    },
    expects: {
      rule: ['stuck-connecting', 'not-a-websocket-endpoint', 'bad-request', 'no-response', 'not-found'],
      setting: /ws: true/,
      never: [/nginx and Apache drop/],
    },
  },
  {
    id: 'http-proxy-upgrade',
    title: 'A server made with http-proxy does not listen for upgrade',
    source: 'https://github.com/http-party/node-http-proxy#proxying-websockets',
    servers: {
      api: { ...BACKEND },
      app: node(
        ['http-proxy'],
        `const proxy = require('http-proxy').createProxyServer({ target: ${TARGET} });
proxy.on('error', () => undefined);
require('node:http').createServer((request, response) => proxy.web(request, response)).listen(process.env.PORT, '127.0.0.1');`,
      ),
    },
    client,
    takes: 6_000,
    fix: {
      servers: {
        app: node(
          ['http-proxy'],
          `const proxy = require('http-proxy').createProxyServer({ target: ${TARGET}, ws: true });
require('node:http').createServer((request, response) => proxy.web(request, response)).on('upgrade', (request, socket, head) => proxy.ws(request, socket, head)).listen(process.env.PORT, '127.0.0.1');`,
        ),
      },
    },
    expects: {
      rule: ['stuck-connecting', 'not-a-websocket-endpoint', 'bad-request', 'no-response'],
      setting: /ws: true|'upgrade'|Upgrade/,
      never: [/Add .* to ALLOWED_HOSTS/],
    },
  },
  {
    id: 'express-csp',
    title: 'The Content-Security-Policy of the page does not allow the socket',
    source:
      'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/connect-src',
    servers: {
      api: { ...BACKEND },
      app: express(
        `app.use((request, response, next) => { response.set('Content-Security-Policy', "default-src 'self' 'unsafe-inline' data:; connect-src 'self'"); next(); });\n${STATIC}\napp.listen(PORT, '127.0.0.1');`,
      ),
    },
    page,
    client: echoClient('ws://127.0.0.1:@api@/ws'),
    fix: {
      servers: {
        app: express(
          `app.use((request, response, next) => { response.set('Content-Security-Policy', "default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws://127.0.0.1:@api@"); next(); });\n${STATIC}\napp.listen(PORT, '127.0.0.1');`,
        ),
      },
    },
    expects: { rule: 'csp-blocked', setting: /connect-src/, never: [/mixed content/i] },
  },
  {
    id: 'wrong-port',
    title: 'The page connects to a port on which nothing listens',
    source: 'https://developer.mozilla.org/en-US/docs/Web/API/WebSocket/error_event',
    servers: { app: wsEcho() },
    client: echoClient('ws://127.0.0.1:@other@/ws'),
    fix: { client },
    expects: { rule: 'connection-refused', setting: /port/, never: [/Another program/i] },
  },
  {
    id: 'send-too-early',
    title: 'The page sends right after creating the socket',
    source: 'https://developer.mozilla.org/en-US/docs/Web/API/WebSocket/send',
    servers: { app: wsEcho() },
    client: `const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);
socket.send('hello');`,
    fix: { client },
    expects: { rule: 'sent-too-early', setting: /open/, never: [/the server (?:closed|rejected|refuses)/i] },
  },
  {
    id: 'rpc-method',
    title: 'The page calls a JSON-RPC method that the server does not have',
    source: 'https://www.jsonrpc.org/specification#error_object',
    needs: ['npm:rpc-websockets'],
    servers: {
      app: node(
        ['rpc-websockets'],
        "const { Server } = require('rpc-websockets');\nconst server = new Server({ port: Number(process.env.PORT), host: '127.0.0.1' });\nserver.register('sum', ([a, b]) => a + b);",
      ),
    },
    client:
      "import { Client } from 'rpc-websockets';\nconst rpc = new Client('ws://127.0.0.1:@app@');\nrpc.on('open', () => rpc.call('add', [1, 2]).then(works, (error) => console.error(error.message)));\nrpc.on('error', (error) => console.error(error));",
    fix: {
      client:
        "import { Client } from 'rpc-websockets';\nconst rpc = new Client('ws://127.0.0.1:@app@');\nrpc.on('open', () => rpc.call('sum', [1, 2]).then(works, (error) => console.error(error.message)));\nrpc.on('error', (error) => console.error(error));",
    },
    expects: {
      rule: ['error-replies', 'server-error-message'],
      says: /Method not found|-32601/,
      setting: /method/i,
      never: [/sign in/i],
    },
  },
  {
    id: 'peer-key',
    title: 'PeerJS sends a key that its server does not know',
    source: 'https://github.com/peers/peerjs-server#config--cli-options',
    needs: ['npm:peerjs'],
    servers: {
      app: node(
        ['peer'],
        "require('peer').PeerServer({ port: Number(process.env.PORT), host: '127.0.0.1', path: '/', key: 'right' });",
      ),
    },
    client:
      "import { Peer } from 'peerjs';\nconst peer = new Peer('anna', { host: '127.0.0.1', port: @app@, path: '/', key: 'wrong' });\npeer.on('open', works);\npeer.on('error', (error) => console.error(error.message));",
    fix: {
      client:
        "import { Peer } from 'peerjs';\nconst peer = new Peer('anna', { host: '127.0.0.1', port: @app@, path: '/', key: 'right' });\npeer.on('open', works);\npeer.on('error', (error) => console.error(error.message));",
    },
    expects: {
      rule: ['service-error', 'server-error-message', 'error-replies', 'api-key-rejected'],
      says: /Invalid key provided/,
      setting: /\bkey\b/i,
      never: [/drops the Upgrade/],
    },
  },
  {
    id: 'node-cookies',
    title: 'Cookies of 20 kB are more than --max-http-header-size of Node.js allows',
    source: 'https://nodejs.org/api/cli.html#--max-http-header-sizesize',
    servers: { app: wsEcho() },
    page: 'http://cookies.lab.test:@page@/',
    client: `for (let i = 0; i < 6; i++) document.cookie = 'session' + i + '=' + 'x'.repeat(3500) + '; path=/ws; max-age=40';\n${echoClient('ws://cookies.lab.test:@app@/ws')}`,
    fix: {
      servers: {
        app: { ...wsEcho(), command: ['node', '--max-http-header-size=65536', 'server.cjs'] },
      },
    },
    expects: {
      rule: ['not-a-websocket-endpoint', 'bad-request'],
      setting: /max-http-header-size/,
      never: [/drop the header/],
    },
  },
  {
    id: 'websocket-reject',
    title: 'A server of the package websocket rejects the request of a page of another origin',
    source: 'https://github.com/theturtle32/WebSocket-Node#server-example',
    servers: { app: websocketNode("request.origin === 'https://example.com'") },
    client: echoClient('ws://127.0.0.1:@app@/ws', "'echo-protocol'"),
    fix: { servers: { app: websocketNode("request.origin === 'http://127.0.0.1:@page@'") } },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /origin/i,
      never: [/Add .* to ALLOWED_HOSTS/],
    },
  },
  {
    id: 'fastify-proxy',
    title: '@fastify/http-proxy lacks websocket: true',
    source: 'https://github.com/fastify/fastify-http-proxy#websocket',
    servers: { api: { ...BACKEND }, app: fastifyProxy('') },
    client,
    takes: 6_000,
    fix: { servers: { app: fastifyProxy(', websocket: true') } },
    expects: {
      rule: ['stuck-connecting', 'not-a-websocket-endpoint', 'bad-request', 'no-response', 'not-found'],
      setting: /websocket: true/,
      never: [/nginx and Apache drop/],
    },
  },
  {
    id: 'node-self-signed',
    title: 'The certificate of a Node.js server is signed by itself',
    source: 'https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions',
    servers: {
      app: wss(
        "execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', '@dir@/key.pem', '-out', '@dir@/cert.pem', '-days', '30', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' })",
        '@dir@/cert.pem',
        '@dir@/key.pem',
      ),
    },
    client: echoClient('wss://127.0.0.1:@app@/ws'),
    fix: { servers: { app: wss('undefined', '@cert@', '@cert@') } },
    expects: {
      rule: ['certificate-untrusted', 'certificate-invalid'],
      setting: /trust|mkcert|authority/i,
      never: [/has expired/],
    },
  },
  {
    id: 'node-other-host',
    title: 'The certificate of a Node.js server is for another host name',
    source: 'https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions',
    servers: { app: wss('undefined', '@cert@', '@cert@') },
    client: echoClient('wss://127.0.0.2:@app@/ws'),
    fix: { client: echoClient('wss://127.0.0.1:@app@/ws') },
    expects: { rule: 'certificate-wrong-host', setting: /name/, never: [/has expired/] },
  },
  {
    id: 'ws-protocols',
    title: 'handleProtocols of ws chooses none of the subprotocols of the page',
    source: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
    servers: { app: wsEcho("handleProtocols: (offered) => offered.has('chat.v2') && 'chat.v2'") },
    client: echoClient('ws://127.0.0.1:@app@/ws', "['chat.v1']"),
    fix: { client: echoClient('ws://127.0.0.1:@app@/ws', "['chat.v2']") },
    expects: { rule: 'subprotocol-mismatch', setting: /handleProtocols|subprotocol/i, never: [/nginx/i] },
  },
  {
    id: 'ws-throws',
    title: 'A message lets the process of the server end with an exception',
    source: 'https://nodejs.org/api/process.html#event-uncaughtexception',
    servers: { app: wsParse('') },
    client: parseClient("'hello'"),
    takes: 5_000,
    fix: { client: parseClient('\'{"text":"hello"}\'') },
    expects: {
      rule: ['server-crashed', 'connection-refused', 'closed-by-transport'],
      setting: /exception|crash/i,
      never: [/idle timeout/],
    },
  },
  {
    id: 'ws-close-code',
    title: 'A server of ws closes with a code of its own for a wrong token',
    source: 'https://github.com/websockets/ws/blob/master/doc/ws.md#websocketclosecode-reason',
    servers: { app: wsToken },
    client: echoClient('ws://127.0.0.1:@app@/ws?token=old'),
    takes: 4_000,
    fix: { client: echoClient('ws://127.0.0.1:@app@/ws?token=right') },
    expects: {
      rule: ['unauthorized-code', 'app-close-code', 'unassigned-code'],
      says: /token expired/,
      setting: /token/i,
      never: [/sticky/],
    },
  },
  {
    id: 'ws-healthy',
    title: 'ws with compression',
    servers: { app: wsEcho('perMessageDeflate: true') },
    client,
    expects: 'healthy',
  },
  {
    id: 'express-healthy',
    title: 'express-ws',
    servers: {
      app: express(
        `${STATIC}\nrequire('express-ws')(app);\napp.ws('/ws', echo);\napp.listen(PORT, '127.0.0.1');`,
        ['express-ws'],
      ),
    },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'fastify-healthy',
    title: '@fastify/websocket',
    servers: {
      app: node(
        ['fastify', '@fastify/websocket'],
        "const app = require('fastify')();\napp.register(require('@fastify/websocket'));\napp.register(async (each) => each.get('/ws', { websocket: true }, (socket) => socket.on('message', (data) => socket.send(String(data)))));\napp.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });",
      ),
    },
    client,
    expects: 'healthy',
  },
  {
    id: 'hono-healthy',
    title: '@hono/node-ws',
    servers: {
      app: node(
        ['hono', '@hono/node-ws', '@hono/node-server'],
        "const { Hono } = require('hono');\nconst { createNodeWebSocket } = require('@hono/node-ws');\nconst app = new Hono();\nconst { injectWebSocket, upgradeWebSocket } = createNodeWebSocket({ app });\napp.get('/ws', upgradeWebSocket(() => ({ onMessage: (event, socket) => socket.send(event.data) })));\ninjectWebSocket(require('@hono/node-server').serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }));",
      ),
    },
    client,
    expects: 'healthy',
  },
  {
    id: 'rpc-healthy',
    title: 'rpc-websockets',
    needs: ['npm:rpc-websockets'],
    servers: {
      app: node(
        ['rpc-websockets'],
        "const { Server } = require('rpc-websockets');\nconst server = new Server({ port: Number(process.env.PORT), host: '127.0.0.1' });\nserver.register('sum', ([a, b]) => a + b);",
      ),
    },
    client:
      "import { Client } from 'rpc-websockets';\nconst rpc = new Client('ws://127.0.0.1:@app@');\nrpc.on('open', () => rpc.call('sum', [1, 2]).then(works));",
    expects: 'healthy',
  },
  {
    id: 'peer-healthy',
    title: 'PeerJS',
    needs: ['npm:peerjs'],
    servers: {
      app: node(
        ['peer'],
        "require('peer').PeerServer({ port: Number(process.env.PORT), host: '127.0.0.1', path: '/' });",
      ),
    },
    client:
      "import { Peer } from 'peerjs';\nconst peer = new Peer('anna', { host: '127.0.0.1', port: @app@, path: '/' });\npeer.on('open', works);",
    expects: 'healthy',
  },
  {
    id: 'sockjs-healthy',
    title: 'SockJS',
    needs: ['npm:sockjs-client'],
    servers: {
      app: node(
        ['sockjs'],
        "const echo = require('sockjs').createServer({ log: () => undefined });\necho.on('connection', (socket) => socket.on('data', (data) => socket.write(data)));\nconst server = require('node:http').createServer();\necho.installHandlers(server, { prefix: '/echo' });\nserver.listen(process.env.PORT, '127.0.0.1');",
      ),
    },
    client:
      "import SockJS from 'sockjs-client';\nconst socket = new SockJS('http://127.0.0.1:@app@/echo');\nsocket.onopen = () => socket.send('hello');\nsocket.onmessage = () => works();",
    expects: 'healthy',
  },
  {
    id: 'aedes-healthy',
    title: 'MQTT.js to aedes',
    needs: ['npm:mqtt'],
    servers: {
      app: node(
        ['aedes', 'ws'],
        "const { WebSocketServer, createWebSocketStream } = require('ws');\nconst { Aedes } = require('aedes');\nAedes.createBroker().then((broker) => new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' }).on('connection', (socket, request) => broker.handle(createWebSocketStream(socket), request)));",
      ),
    },
    client:
      "import mqtt from 'mqtt';\nconst client = mqtt.connect('ws://127.0.0.1:@app@/mqtt');\nclient.on('connect', () => client.subscribe('t', () => client.publish('t', 'hello')));\nclient.on('message', () => works());",
    expects: 'healthy',
  },
  {
    id: 'trpc-healthy',
    title: 'A subscription of tRPC',
    needs: ['npm:@trpc/client'],
    servers: {
      app: node(
        ['@trpc/server', 'ws'],
        "const { initTRPC } = require('@trpc/server');\nconst { applyWSSHandler } = require('@trpc/server/adapters/ws');\nconst t = initTRPC.create();\nconst router = t.router({ tick: t.procedure.subscription(async function* () { yield 'one'; }) });\nconst wss = new (require('ws').WebSocketServer)({ port: Number(process.env.PORT), host: '127.0.0.1' });\napplyWSSHandler({ wss, router, createContext: () => ({}) });",
      ),
    },
    client:
      "import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';\nconst client = createTRPCClient({ links: [wsLink({ client: createWSClient({ url: 'ws://127.0.0.1:@app@' }) })] });\nclient.tick.subscribe(undefined, { onData: () => works() });",
    expects: 'healthy',
  },
  {
    id: 'yjs-healthy',
    title: 'y-websocket at a server that sends everything back',
    needs: ['npm:y-websocket', 'npm:yjs'],
    servers: { app: wsEcho() },
    client:
      "import * as Y from 'yjs';\nimport { WebsocketProvider } from 'y-websocket';\nconst provider = new WebsocketProvider('ws://127.0.0.1:@app@', 'room', new Y.Doc());\nprovider.on('status', ({ status }) => { if (status === 'connected') works(); });",
    expects: 'healthy',
  },
  {
    id: 'reconnecting-healthy',
    title: 'reconnecting-websocket to ws',
    needs: ['npm:reconnecting-websocket'],
    servers: { app: wsEcho() },
    client:
      "import ReconnectingWebSocket from 'reconnecting-websocket';\nconst socket = new ReconnectingWebSocket('ws://127.0.0.1:@app@/ws');\nsocket.addEventListener('open', () => socket.send('hello'));\nsocket.addEventListener('message', () => works());",
    expects: 'healthy',
  },
] satisfies FieldScene[];
