import { node } from '../programs.ts';
import type { FieldScene } from '../scene.ts';

const server = (version: 2 | 3 | 4, options = '{ cors: { origin: "*" } }') =>
  node(
    [`socket.io-${version}`],
    `const http = require('node:http').createServer();
const made = require('socket.io-${version}');
const io = typeof made === 'function' ? made(http, ${options}) : new made.Server(http, ${options});
io.on('connection', (socket) => socket.on('hello', (answer) => answer('hello')));
http.listen(process.env.PORT, '127.0.0.1');`,
  );

const client = (version: 2 | 3 | 4, options = "transports: ['websocket']") => `
${version === 2 ? `import io from 'socket.io-client-2';` : `import { io } from 'socket.io-client-${version}';`}
const socket = io('http://127.0.0.1:@app@', { ${options} });
socket.on('connect', () => socket.emit('hello', () => works()));
socket.on('connect_error', (error) => console.error(error.message));`;

export const socketIoScenes = [
  {
    id: 'socket-io-4-client-2-server',
    title: 'A Socket.IO 4 client connects to a Socket.IO 2 server',
    source: 'https://github.com/socketio/socket.io/issues/3794',
    needs: ['npm:socket.io-client-4', 'npm:socket.io-client-2'],
    servers: { app: server(2, '{}') },
    client: client(4),
    fix: { client: client(2) },
    expects: {
      rule: ['bad-request', 'error-replies', 'server-error-message', 'closed-after-open'],
      setting: /socket\.io-client/,
      never: [/a proxy on the way drops/i],
    },
  },
] satisfies FieldScene[];
