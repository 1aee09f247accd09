import { resolve } from 'node:path';
import type { Program } from '../../field/scene.ts';

/** What a path ends with says what the server behind the proxy does. */
const APP = `
const http = require('http'); const { WebSocketServer } = require('ws');
const sockets = new WebSocketServer({ noServer: true });
http.createServer((request, response) => response.writeHead(426).end('Upgrade Required'))
  .on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    const accept = (then) => sockets.handleUpgrade(request, socket, head, then);
    switch (request.url.split('/')[2]) {
      case 'close': socket.destroy(); break;
      case 'hang': break;
      case 'garbage': socket.end('SSH-2.0-OpenSSH_9.2\\r\\n'); break;
      case 'bigheader': socket.end('HTTP/1.1 101 Switching Protocols\\r\\nSet-Cookie: ' + 'x'.repeat(40000) + '\\r\\n\\r\\n'); break;
      case 'reset': accept(() => setTimeout(() => socket.resetAndDestroy(), 300)); break;
      default: accept((opened) => opened.on('message', (data) => opened.send(data)));
    }
  }).listen(process.env.PORT, '127.0.0.1');`;

/** An application with its own log: JSON lines of pino for what it decides, a stack trace when it dies. */
const NODE = `
const http = require('http'); const { WebSocketServer } = require('ws');
const log = (level, msg, more) => console.log(JSON.stringify({ level, time: Date.now(), pid: process.pid, hostname: 'app-1', ...more, msg }));
const sockets = new WebSocketServer({ noServer: true, maxPayload: 1000 });
const server = http.createServer((request, response) => response.writeHead(404).end())
  .on('upgrade', (request, socket, head) => {
    const path = request.url.replace(/\\?.*$/, '');
    if (path.includes('/auth/')) {
      log(40, 'Failed to authenticate user: token expired', { req: { method: 'GET', url: request.url } });
      socket.end('HTTP/1.1 401 Unauthorized\\r\\nContent-Length: 0\\r\\n\\r\\n');
      return;
    }
    if (path.includes('/full/')) {
      log(50, 'Maximum connections reached', { req: { method: 'GET', url: request.url } });
      socket.end('HTTP/1.1 503 Service Unavailable\\r\\nContent-Length: 0\\r\\n\\r\\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => log(50, error.message, { err: { type: error.name, message: error.message, stack: error.stack, code: error.code }, req: { method: 'GET', url: request.url } }));
      opened.on('message', (data) => {
        if (path.includes('/handler/')) {
          log(50, 'Unhandled exception in WebSocket handler', { req: { method: 'GET', url: request.url } });
          opened.close(1011);
        } else if (path.includes('/crash/')) JSON.parse(String(data)).user.name;
        else opened.send(data);
      });
    });
  }).listen(process.env.PORT, '127.0.0.1');`;

const NODE_PATH = resolve('node_modules');

/** Docker's json-file driver writes each line of a program with its time. */
const DOCKER = `
const { spawn } = require('child_process'); const { appendFileSync } = require('fs'); const { createInterface } = require('readline');
const child = spawn('node', ['crash.cjs'], { stdio: ['ignore', 'pipe', 'pipe'] });
for (const stream of ['stdout', 'stderr'])
  createInterface(child[stream]).on('line', (line) => appendFileSync('node-container.log', JSON.stringify({ log: line + '\\n', stream, time: new Date().toISOString().replace('Z', '000000Z') }) + '\\n'));`;

const location = (name: string, directives: string): string => `location /nginx/${name}/ {
  proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_set_header Host $http_host;
  ${directives}
}`;
const NGINX = `daemon off;
pid @dir@/nginx.pid;
error_log @dir@/nginx-error.log info;
events {}
http {
  access_log @dir@/nginx-access.log;
  client_body_temp_path @dir@/body; proxy_temp_path @dir@/proxy; fastcgi_temp_path @dir@/fastcgi; uwsgi_temp_path @dir@/uwsgi; scgi_temp_path @dir@/scgi;
  limit_req_zone $server_port zone=visits:1m rate=1r/m;
  upstream group { server 127.0.0.1:@dead@ fail_timeout=600s; server 127.0.0.2:@dead@ fail_timeout=600s; }
  resolver 127.0.0.1:@dead@; resolver_timeout 1s;
  server {
    listen 127.0.0.1:@nginx@;
    root @dir@/no-files;
    ${location('refused', 'proxy_pass http://127.0.0.1:@dead@;')}
    ${location('close', 'proxy_pass http://127.0.0.1:@app@;')}
    ${location('hang', 'proxy_pass http://127.0.0.1:@app@; proxy_read_timeout 1s;')}
    ${location('reset', 'proxy_pass http://127.0.0.1:@app@;')}
    ${location('garbage', 'proxy_pass http://127.0.0.1:@app@;')}
    ${location('bigheader', 'proxy_pass http://127.0.0.1:@app@;')}
    ${location('idle', 'proxy_pass http://127.0.0.1:@app@; proxy_read_timeout 1s;')}
    ${location('tls', 'proxy_pass https://127.0.0.1:@app@;')}
    ${location('denied', 'deny all; proxy_pass http://127.0.0.1:@app@;')}
    ${location('none', 'proxy_pass http://group;')}
    ${location('unknown', 'set $place no-such-host.invalid; proxy_pass http://$place;')}
    ${location('limited', 'limit_req zone=visits; proxy_pass http://127.0.0.1:@app@;')}
    location /nginx/noupgrade/ { proxy_pass http://127.0.0.1:@app@; }
  }
}`;

const apachePass = (name: string, port: string, options = ''): string =>
  `ProxyPass /apache/${name} http://127.0.0.1:${port}/apache/${name} upgrade=websocket ${options}`;
const APACHE = `ServerRoot @dir@
PidFile @dir@/apache.pid
ServerName 127.0.0.1
Listen 127.0.0.1:@apache@
DefaultRuntimeDir @dir@
Mutex pthread
${['mpm_event', 'authz_core', 'proxy', 'proxy_http'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
ErrorLog @dir@/apache-error.log
CustomLog @dir@/apache-access.log "%h %l %u %t \\"%r\\" %>s %b"
${apachePass('refused', '@dead@')}
${apachePass('close', '@app@')}
${apachePass('garbage', '@app@')}
${apachePass('hang', '@app@', 'timeout=1')}
ProxyPass /apache/module fcgi://127.0.0.1:@app@/apache/module
<Location /apache/denied>
  Require all denied
</Location>
`;

const HAPROXY = `global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 1s
  timeout client 20s
  timeout server 1s
  timeout tunnel 20s
  retries 1
frontend web
  bind 127.0.0.1:@haproxy@
  http-request deny if { path_beg /haproxy/denied }
  use_backend dead if { path_beg /haproxy/refused }
  use_backend none if { path_beg /haproxy/none }
  use_backend short if { path_beg /haproxy/idle }
  default_backend app
backend app
  server one 127.0.0.1:@app@
backend short
  timeout tunnel 1s
  server one 127.0.0.1:@app@
backend dead
  server one 127.0.0.1:@dead@
backend none
  server one 127.0.0.1:@app@ disabled
`;

const CADDY = `{
  admin off
  auto_https off
  log {
    output file @dir@/caddy.log
  }
}
http://127.0.0.1:@caddy@ {
  log {
    output file @dir@/caddy-access.log
  }
  reverse_proxy /caddy/refused/* 127.0.0.1:@dead@
  reverse_proxy /caddy/hang/* 127.0.0.1:@app@ {
    transport http {
      response_header_timeout 1s
    }
  }
  reverse_proxy 127.0.0.1:@app@
}
`;

const UVICORN = `import os, uvicorn
from fastapi import FastAPI, WebSocket
app = FastAPI()
@app.websocket('/uvicorn/reject/ws')
async def reject(websocket: WebSocket):
    await websocket.close(code=1008)
@app.websocket('/uvicorn/broken/ws')
async def broken(websocket: WebSocket):
    raise KeyError('user')
@app.websocket('/uvicorn/handler/ws')
async def handler(websocket: WebSocket):
    await websocket.accept()
    await websocket.receive_json()
uvicorn.run(app, host='127.0.0.1', port=int(os.environ['PORT']))
`;

const DAPHNE = `from django.conf import settings
settings.configure(DEBUG=False, SECRET_KEY='x', ALLOWED_HOSTS=['shop.test'], INSTALLED_APPS=['channels'], ROOT_URLCONF='site_asgi', USE_TZ=True)
import django; django.setup()
from django.urls import path
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.generic.websocket import WebsocketConsumer
urlpatterns = []
class Broken(WebsocketConsumer):
    def receive(self, text_data=None, bytes_data=None):
        raise ValueError('no such room')
class Reject(WebsocketConsumer):
    def connect(self): self.close()
application = ProtocolTypeRouter({'websocket': URLRouter([
    path('daphne/reject/ws', Reject.as_asgi()),
    path('daphne/handler/ws', Broken.as_asgi()),
    path('daphne/origin/ws', AllowedHostsOriginValidator(Broken.as_asgi())),
])})
`;

const into = (file: string, command: string): Program['command'] => [
  'sh',
  '-c',
  `exec ${command} > ${file} 2>&1`,
];

/** The servers of all pairs; each writes its own log into the folder. */
export const servers: Readonly<Record<string, Program>> = {
  app: { needs: [], files: { 'app.cjs': APP }, command: ['node', 'app.cjs'], env: { NODE_PATH } },
  node: {
    needs: [],
    files: { 'node.cjs': NODE },
    command: into('node.log', 'node node.cjs'),
    env: { NODE_PATH },
  },
  container: {
    needs: [],
    files: { 'crash.cjs': NODE, 'docker.cjs': DOCKER },
    command: ['node', 'docker.cjs'],
    env: { NODE_PATH },
  },
  nginx: {
    needs: ['debian:nginx'],
    files: { 'nginx.conf': NGINX },
    command: ['sh', '-c', 'chmod 755 @dir@ && exec nginx -p @dir@ -c nginx.conf -e stderr'],
  },
  apache: {
    needs: ['debian:apache2'],
    files: { 'apache.conf': APACHE },
    command: ['sh', '-c', 'chmod 755 @dir@ && exec apache2 -X -f @dir@/apache.conf'],
  },
  haproxy: {
    needs: ['debian:haproxy'],
    files: { 'haproxy.cfg': HAPROXY },
    command: into('haproxy.log', 'haproxy -f haproxy.cfg'),
  },
  caddy: {
    needs: ['debian:caddy'],
    files: { Caddyfile: CADDY },
    command: ['caddy', 'run', '--config', '@dir@/Caddyfile', '--adapter', 'caddyfile'],
  },
  uvicorn: {
    needs: ['debian:python3-uvicorn', 'debian:python3-fastapi', 'debian:python3-websockets'],
    files: { 'server.py': UVICORN },
    command: into('uvicorn.log', '/usr/bin/python3 server.py'),
  },
  daphne: {
    needs: ['debian:python3-daphne', 'debian:python3-django-channels', 'debian:python3-django'],
    files: { 'site_asgi.py': DAPHNE },
    command: into(
      'daphne.log',
      '/usr/bin/python3 -m daphne -b 127.0.0.1 -p @daphne@ --access-log daphne-access.log site_asgi:application',
    ),
  },
};
