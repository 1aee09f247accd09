import type { Need, Program } from './scene.ts';

/** A CommonJS program of Node that listens on `process.env.PORT`. */
export function node(packages: readonly string[], text: string): Program {
  return {
    needs: packages.map((name): Need => `npm:${name}`),
    files: { 'server.cjs': text },
    command: ['node', 'server.cjs'],
  };
}

/** A Python program; `file` lets a scene have several. */
export function python(packages: readonly string[], text: string, file = 'server.py'): Program {
  return {
    needs: packages.map((name): Need => `debian:${name}`),
    files: { [file]: text },
    command: ['/usr/bin/python3', file],
  };
}

/** An echo server of the package ws, with these options. */
export const wsEcho = (options = ''): Program =>
  node(
    ['ws'],
    `const { WebSocketServer } = require('ws');
new WebSocketServer({ host: '127.0.0.1', port: process.env.PORT, ${options} }).on('connection', (socket) => {
  socket.on('error', (error) => console.error(error));
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});`,
  );

/** nginx as `@front@`, with these directives in its only server. */
export const nginx = (directives: string, outside = '', listen = ''): Program => ({
  needs: ['debian:nginx'],
  files: {
    'nginx.conf': `daemon off;
pid @dir@/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path @dir@/body;
  proxy_temp_path @dir@/proxy;
  fastcgi_temp_path @dir@/fastcgi;
  uwsgi_temp_path @dir@/uwsgi;
  scgi_temp_path @dir@/scgi;
  ${outside}
  server {
    listen 127.0.0.1:@front@ ${listen};
    ${directives}
  }
}`,
  },
  // Its workers are another user, who has to read the page.
  command: ['sh', '-c', 'chmod 755 @dir@ && exec nginx -p @dir@ -c nginx.conf -e stderr'],
});

/** Directives of nginx that pass a handshake on. */
export const UPGRADE =
  'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';

/** A page that sends a word to `url` and works once it comes back; it reconnects as many pages do. */
export const echoClient = (url: string, protocols = 'undefined'): string => `
function connect() {
  const socket = new WebSocket('${url}', ${protocols});
  socket.onopen = () => socket.send('hello');
  socket.onmessage = ({ data }) => { if (data === 'hello') works(); };
  socket.onerror = () => console.error('socket failed');
  socket.onclose = () => setTimeout(connect, 3000);
}
connect();`;
