import { echoClient, python } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

const aiohttp = (options = ''): Program =>
  python(
    ['python3-aiohttp'],
    `import os
from aiohttp import web
async def ws(request):
    socket = web.WebSocketResponse(${options})
    await socket.prepare(request)
    async for message in socket: await socket.send_str(message.data)
    return socket
app = web.Application()
app.router.add_get('/ws', ws)
web.run_app(app, host='127.0.0.1', port=int(os.environ['PORT']))
`,
  );

const tornado = (body = '', settings = ''): Program =>
  python(
    ['python3-tornado'],
    `import os, tornado.ioloop, tornado.web, tornado.websocket
class Status(tornado.web.RequestHandler):
    def get(self):
        self.set_header('Access-Control-Allow-Origin', '*')
        self.write('ok')
class Echo(tornado.websocket.WebSocketHandler):
    def on_message(self, message): self.write_message(message)
${body}
app = tornado.web.Application([('/ws', Echo), ('/status', Status)], ${settings})
app.listen(int(os.environ['PORT']), '127.0.0.1')
tornado.ioloop.IOLoop.current().start()
`,
  );

const websockets = (options = ''): Program =>
  python(
    ['python3-websockets'],
    `import asyncio, os, websockets
async def echo(websocket):
    async for message in websocket: await websocket.send(message)
async def main():
    async with websockets.serve(echo, '127.0.0.1', int(os.environ['PORT']), ${options}): await asyncio.Future()
asyncio.run(main())
`,
  );

const CHECKED = `@io.on('connect')
def connect(auth=None):
    from flask_socketio import ConnectionRefusedError
    if (auth or {}).get('token') != 'right': raise ConnectionRefusedError('unauthorized')
`;
const flask = (options: string, kind: 'threading' | 'eventlet' = 'eventlet', handlers = ''): Program =>
  python(
    ['python3-flask-socketio', 'python3-eventlet'],
    `import os
from flask import Flask, jsonify
from flask_socketio import SocketIO
app = Flask(__name__)
@app.get('/status')
def status():
    response = jsonify('ok')
    response.headers['Access-Control-Allow-Origin'] = '*'
    return response
io = SocketIO(app, async_mode='${kind}', ${options})
${handlers}@io.on('hello')
def hello(*args): return 'hello'
io.run(app, host='127.0.0.1', port=int(os.environ['PORT'])${kind === 'threading' ? ', allow_unsafe_werkzeug=True' : ''})
`,
  );

const url = 'ws://127.0.0.1:@app@/ws';
const client = echoClient(url);
const status = "fetch('http://127.0.0.1:@app@/status');\n";
const long = (size: number) => `
const socket = new WebSocket('${url}');
socket.onopen = () => socket.send('x'.repeat(${size}));
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`;
const io = (options: string) => `${status}
import { io } from 'socket.io-client-4';
const socket = io('http://127.0.0.1:@app@', { ${options} });
socket.on('connect', () => socket.emit('hello', {}, () => works()));
socket.on('connect_error', (error) => console.error(error.message));`;

export const pythonScenes = [
  {
    id: 'aiohttp-max-size',
    title: 'A message is larger than max_msg_size of aiohttp',
    source: 'https://docs.aiohttp.org/en/stable/web_reference.html#websocketresponse',
    servers: { app: aiohttp('max_msg_size=10000') },
    client: long(50_000),
    fix: { servers: { app: aiohttp('max_msg_size=100000') } },
    expects: { rule: 'message-too-big', setting: /max_msg_size/, never: [/The answer to .* names uvicorn/] },
  },
  {
    id: 'aiohttp-idle',
    title: 'aiohttp ends a connection that is silent for receive_timeout',
    source: 'https://docs.aiohttp.org/en/stable/web_reference.html#websocketresponse',
    servers: { app: aiohttp('receive_timeout=4') },
    client: `function connect() {
  const socket = new WebSocket('${url}');
  socket.onopen = () => socket.send('hello');
  let timer; socket.onmessage = () => { timer = setTimeout(works, 5500); };
  socket.onerror = () => console.error('failed');
  socket.onclose = () => { clearTimeout(timer); setTimeout(connect, 500); };
}
connect();`,
    takes: 14_500,
    fix: { servers: { app: aiohttp() } },
    expects: {
      rule: ['idle-timeout', 'reconnect-loop'],
      setting: /receive_timeout|heartbeat/,
      never: [/probably by nginx/],
    },
  },
  {
    id: 'tornado-check-origin',
    title: 'Tornado rejects a page of another origin unless check_origin accepts it',
    source: 'https://www.tornadoweb.org/en/stable/websocket.html',
    servers: { app: tornado() },
    client: status + client,
    fix: { servers: { app: tornado('    def check_origin(self, origin): return True') } },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /check_origin/,
      never: [/FastAPI and Starlette say/, /Django Channels/],
    },
  },
  {
    id: 'tornado-max-size',
    title: 'A message is larger than websocket_max_message_size of Tornado',
    source: 'https://www.tornadoweb.org/en/stable/websocket.html',
    servers: {
      app: tornado('    def check_origin(self, origin): return True', 'websocket_max_message_size=10000'),
    },
    client: status + long(50_000),
    fix: {
      servers: {
        app: tornado('    def check_origin(self, origin): return True', 'websocket_max_message_size=100000'),
      },
    },
    expects: {
      rule: 'message-too-big',
      setting: /websocket_max_message_size/,
      never: [/The answer to .* names uvicorn/],
    },
  },
  {
    id: 'websockets-origins',
    title: 'The package websockets rejects an origin that is not in origins',
    source: 'https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html',
    servers: { app: websockets("origins=['https://example.com']") },
    client,
    fix: { servers: { app: websockets("origins=['http://127.0.0.1:@page@']") } },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /origins/,
      never: [/Add .* to ALLOWED_HOSTS/],
    },
  },
  {
    id: 'websockets-max-size',
    title: 'A message is larger than max_size of the package websockets',
    source: 'https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html',
    servers: { app: websockets('max_size=10000') },
    client: long(50_000),
    fix: { servers: { app: websockets('max_size=100000') } },
    expects: { rule: 'message-too-big', setting: /max_size/, never: [/maxPayload/] },
  },
  {
    id: 'websockets-subprotocol',
    title: 'The package websockets has no subprotocol in common with the page',
    source: 'https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html',
    servers: { app: websockets() },
    client: echoClient(url, "['json']"),
    fix: { servers: { app: websockets("subprotocols=['json']") } },
    expects: { rule: 'subprotocol-mismatch', setting: /subprotocols/, never: [/nginx/] },
  },
  {
    id: 'flask-socketio-cors',
    title: 'Flask-SocketIO rejects an origin that is not in cors_allowed_origins',
    source: 'https://flask-socketio.readthedocs.io/en/latest/',
    needs: ['npm:socket.io-client-4'],
    servers: { app: flask('') },
    client: io("transports: ['websocket']"),
    fix: { servers: { app: flask("cors_allowed_origins='*'") } },
    expects: {
      rule: ['bad-request', 'origin-refused'],
      setting: /cors_allowed_origins/,
      never: [/a proxy on the way drops/],
    },
  },
  {
    id: 'flask-socketio-threading',
    title: 'Flask-SocketIO in threading mode has no package for WebSockets',
    source: 'https://flask-socketio.readthedocs.io/en/latest/',
    needs: ['npm:socket.io-client-4'],
    servers: { app: flask("cors_allowed_origins='*'", 'threading') },
    client: io("transports: ['websocket']"),
    fix: { servers: { app: flask("cors_allowed_origins='*'") } },
    expects: {
      rule: ['bad-request', 'server-error', 'not-found', 'no-response', 'handshake-reset'],
      setting: /simple-websocket|eventlet|gevent/,
      never: [/a proxy on the way drops/],
    },
  },
  {
    id: 'flask-socketio-path',
    title: 'The Socket.IO path of the server is not that of the client',
    source: 'https://flask-socketio.readthedocs.io/en/latest/',
    needs: ['npm:socket.io-client-4'],
    servers: { app: flask("cors_allowed_origins='*', path='/api/socket.io'") },
    client: io("transports: ['websocket']"),
    fix: { client: io("transports: ['websocket'], path: '/api/socket.io'") },
    expects: { rule: 'not-found', setting: /\bpath\b/, never: [/ASGI/, /SignalR for a connection id/] },
  },
  {
    id: 'flask-socketio-refused',
    title: 'The connect handler of Flask-SocketIO refuses a client without a token',
    source: 'https://flask-socketio.readthedocs.io/en/latest/getting_started.html#connection-events',
    needs: ['npm:socket.io-client-4'],
    servers: { app: flask("cors_allowed_origins='*'", 'eventlet', CHECKED) },
    client: io("transports: ['websocket']"),
    fix: { client: io("transports: ['websocket'], auth: { token: 'right' }") },
    expects: {
      rule: ['error-replies', 'server-error-message'],
      says: /unauthorized/,
      setting: /\bauth\b/,
      never: [/allowEIO3/],
    },
  },
  { id: 'aiohttp-healthy', title: 'aiohttp', servers: { app: aiohttp() }, client, expects: 'healthy' },
  {
    id: 'tornado-healthy',
    title: 'Tornado',
    servers: { app: tornado('    def check_origin(self, origin): return True') },
    client,
    expects: 'healthy',
  },
  {
    id: 'websockets-healthy',
    title: 'The package websockets, with a subprotocol',
    servers: { app: websockets("subprotocols=['json', 'cbor']") },
    client: echoClient(url, "['cbor']"),
    expects: 'healthy',
  },
  {
    id: 'flask-socketio-healthy',
    title: 'Flask-SocketIO with polling first',
    needs: ['npm:socket.io-client-4'],
    servers: { app: flask("cors_allowed_origins='*'") },
    client: io(''),
    expects: 'healthy',
  },
] satisfies FieldScene[];
