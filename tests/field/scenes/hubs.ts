import { nginx, node, UPGRADE } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

/**
 * What the client of SignalR gets from ASP.NET Core, which is not in Debian or npm: negotiate, the handshake response,
 * completions, and 404 for the connection id of another instance.
 */
const signalr = (): Program =>
  node(
    ['ws'],
    `const { randomUUID } = require('node:crypto');
const ids = new Set();
const transports = [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }];
const server = require('node:http').createServer((request, response) => {
  const cors = { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true', 'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*' };
  if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
  if (!request.url.startsWith('/hub/negotiate')) return response.writeHead(404, cors).end();
  const id = randomUUID();
  ids.add(id);
  response.writeHead(200, { ...cors, 'content-type': 'application/json', server: 'Kestrel' });
  response.end(JSON.stringify({ negotiateVersion: 1, connectionId: id, connectionToken: id, availableTransports: transports }));
});
const sockets = new (require('ws').WebSocketServer)({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  const id = new URL(request.url, 'http://x').searchParams.get('id');
  if (!ids.has(id)) return socket.end('HTTP/1.1 404 Not Found\\r\\nContent-Type: text/plain\\r\\nServer: Kestrel\\r\\nConnection: close\\r\\n\\r\\nNo Connection with that ID');
  sockets.handleUpgrade(request, socket, head, (client) => {
    let shaken = false;
    client.on('message', (data) => {
      for (const text of String(data).split('\\x1e').filter(Boolean)) {
        const message = JSON.parse(text);
        if (!shaken) { shaken = true; client.send('{}\\x1e'); continue; }
        if (message.type !== 1) continue;
        const { invocationId, target, arguments: [first] } = message;
        client.send(JSON.stringify(target === 'Send'
          ? { type: 3, invocationId, result: first }
          : { type: 3, invocationId, error: "Failed to invoke '" + target + "' due to an error on the server. HubException: Method does not exist." }) + '\\x1e');
      }
    });
  });
});
server.listen(process.env.PORT, '127.0.0.1');`,
  );

const hub = (
  port: string,
  method = 'Send',
  options = '',
) => `import { HubConnectionBuilder } from '@microsoft/signalr';
const connection = new HubConnectionBuilder().withUrl('http://127.0.0.1:@${port}@/hub'${options}).withAutomaticReconnect().build();
connection.onclose((error) => console.error(error));
connection.start().then(() => connection.invoke('${method}', 'hello')).then(works, (error) => console.error(error.message));`;

const PAGE = 'location / { proxy_pass http://127.0.0.1:@page@; }';
const balanced = (method: string) =>
  nginx(
    `${PAGE} location /hub { proxy_pass http://nodes; ${UPGRADE} }`,
    `upstream nodes { ${method} server 127.0.0.1:@one@; server 127.0.0.1:@two@; }`,
  );

/** What the client of Phoenix gets from a channel; Phoenix itself is not in Debian or npm. */
const phoenix = (origins: string): Program =>
  node(
    ['ws'],
    `const server = require('node:http').createServer();
const sockets = new (require('ws').WebSocketServer)({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  const { pathname } = new URL(request.url, 'http://x');
  const reject = (status) => socket.end('HTTP/1.1 ' + status + '\\r\\ncache-control: max-age=0, private, must-revalidate\\r\\ncontent-length: 0\\r\\nserver: Cowboy\\r\\n\\r\\n');
  if (pathname !== '/socket/websocket') return reject('404 Not Found');
  if (!${origins}.includes(request.headers.origin)) return reject('403 Forbidden');
  sockets.handleUpgrade(request, socket, head, (client) => client.on('message', (data) => {
    const [joinRef, ref, topic, event, payload] = JSON.parse(String(data));
    const answer = event === 'phx_join' && payload.token !== 'right' ? { status: 'error', response: { reason: 'unauthorized' } } : { status: 'ok', response: {} };
    client.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', answer]));
  }));
});
server.listen(process.env.PORT, '127.0.0.1');`,
  );

const channel = (token: string) => `import { Socket } from 'phoenix';
const socket = new Socket('ws://127.0.0.1:@app@/socket');
socket.connect();
socket.channel('room:lobby', { token: '${token}' }).join().receive('ok', () => works()).receive('error', ({ reason }) => console.error(reason));`;

const OWN = "['http://127.0.0.1:@page@']";
const signalrNeeds = ['npm:@microsoft/signalr'] as const;
const phoenixNeeds = ['npm:phoenix'] as const;

export const hubScenes = [
  {
    id: 'signalr-sticky',
    title: 'nginx leads negotiate and the WebSocket of SignalR to different instances',
    source: 'https://github.com/aspnet/SignalR/issues/984',
    needs: signalrNeeds,
    servers: { one: signalr(), two: signalr(), front: balanced('') },
    page: 'http://127.0.0.1:@front@/',
    client: hub('front'),
    fix: { servers: { front: balanced('ip_hash;') } },
    expects: {
      rule: ['not-found', 'sticky-sessions'],
      setting: /sticky|ip_hash|skipNegotiation/i,
      never: [/Action Cable answers/],
    },
  },
  {
    id: 'signalr-method',
    title: 'The page invokes a hub method that does not exist',
    source: 'https://github.com/aspnet/SignalR/pull/2768',
    needs: signalrNeeds,
    servers: { app: signalr() },
    client: hub('app', 'Broadcast'),
    fix: { client: hub('app') },
    expects: {
      rule: ['error-replies', 'server-error-message', 'service-error'],
      says: /Method does not exist/,
      setting: /\bmethod\b/i,
      never: [/sign in again/i],
    },
  },
  {
    id: 'phoenix-origin',
    title: 'check_origin of Phoenix rejects a page of another host',
    source: 'https://github.com/phoenixframework/phoenix/issues/1096',
    needs: phoenixNeeds,
    servers: { app: phoenix("['http://localhost:4000']") },
    client: channel('right'),
    fix: { servers: { app: phoenix(OWN) } },
    expects: { rule: ['forbidden', 'origin-refused'], setting: /check_origin/, never: [/FastAPI/] },
  },
  {
    id: 'phoenix-join',
    title: 'A channel of Phoenix rejects a join without a valid token',
    source: 'https://hexdocs.pm/phoenix/Phoenix.Channel.html#module-authorization',
    needs: phoenixNeeds,
    servers: { app: phoenix(OWN) },
    client: channel('wrong'),
    fix: { client: channel('right') },
    expects: {
      rule: ['error-replies', 'server-error-message', 'service-error'],
      says: /unauthorized/,
      setting: /\bjoin\b/,
      never: [/check_origin/],
    },
  },
  {
    id: 'signalr-healthy',
    title: 'The client of SignalR',
    needs: signalrNeeds,
    servers: { app: signalr() },
    client: hub('app'),
    expects: 'healthy',
  },
  {
    id: 'phoenix-healthy',
    title: 'The client of Phoenix',
    needs: phoenixNeeds,
    servers: { app: phoenix(OWN) },
    client: channel('right'),
    expects: 'healthy',
  },
] satisfies FieldScene[];
