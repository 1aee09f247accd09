import { echoClient, nginx, node, python, UPGRADE, wsEcho } from '../programs.ts';
import type { FieldScene } from '../scene.ts';

const PAGE = 'location / { proxy_pass http://127.0.0.1:@page@; }';
const APP = 'proxy_pass http://127.0.0.1:@app@;';
const TLS = 'ssl_certificate @cert@; ssl_certificate_key @cert@;';
const page = 'http://127.0.0.1:@front@/';
const client = echoClient('ws://127.0.0.1:@front@/ws');
const good = nginx(`${PAGE} location /ws { ${APP} ${UPGRADE} }`);

const tornado = python(
  ['python3-tornado'],
  `import os, tornado.ioloop, tornado.web, tornado.websocket
class Echo(tornado.websocket.WebSocketHandler):
    def on_message(self, message): self.write_message(message)
tornado.web.Application([('/ws', Echo)]).listen(int(os.environ['PORT']), '127.0.0.1')
tornado.ioloop.IOLoop.current().start()
`,
);

const io = (name: string) =>
  node(
    ['socket.io-4'],
    `const http = require('node:http').createServer();
new (require('socket.io-4').Server)(http).on('connection', (socket) => socket.emit('name', '${name}'));
http.listen(process.env.PORT, '127.0.0.1');`,
  );

const balanced = (method: string) =>
  nginx(
    `${PAGE} location /socket.io/ { proxy_pass http://nodes; ${UPGRADE} }`,
    `upstream nodes { ${method} server 127.0.0.1:@one@; server 127.0.0.1:@two@; }`,
  );

/** Echoes what comes and is silent then; it works once the connection has lasted for `silence` milliseconds. */
const silentClient = (silence: number) => `
const socket = new WebSocket('ws://127.0.0.1:@front@/ws');
socket.onopen = () => socket.send('hello');
let timer; socket.onmessage = () => { timer = setTimeout(works, ${silence}); };
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => { clearTimeout(timer); console.log(code); };`;

export const nginxScenes = [
  {
    id: 'nginx-upgrade',
    title: 'nginx passes the path to a ws server without the Upgrade header',
    source: 'https://github.com/nginx-proxy/nginx-proxy/issues/175',
    servers: { app: wsEcho(), front: nginx(`${PAGE} location /ws { ${APP} }`) },
    page,
    client,
    fix: { servers: { front: good } },
    expects: {
      rule: ['not-a-websocket-endpoint', 'bad-request'],
      setting: /proxy_set_header Upgrade/,
      never: [/journalctl -u apache/i],
    },
  },
  {
    id: 'nginx-read-timeout',
    title: 'nginx ends a silent connection after proxy_read_timeout',
    source: 'https://nginx.org/en/docs/http/websocket.html',
    servers: {
      app: wsEcho(),
      front: nginx(`${PAGE} location /ws { ${APP} ${UPGRADE} proxy_read_timeout 5s; }`),
    },
    page,
    client: silentClient(7_000),
    takes: 6_500,
    fix: { servers: { front: good } },
    expects: { rule: 'idle-timeout', setting: /proxy_read_timeout/, never: [/default idle timeout of/] },
  },
  {
    id: 'nginx-backend-down',
    title: 'The server behind nginx does not run',
    source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
    servers: { front: good },
    page,
    client,
    fix: { servers: { app: wsEcho() } },
    expects: {
      rule: 'server-error',
      setting: /proxy_pass|upstream|behind|backend/i,
      never: [/proxy_read_timeout/],
    },
  },
  {
    id: 'nginx-strips-prefix',
    title: 'proxy_pass with a path strips the prefix that the server expects',
    source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
    servers: {
      app: wsEcho("path: '/api/ws'"),
      front: nginx(`${PAGE} location /api/ { proxy_pass http://127.0.0.1:@app@/; ${UPGRADE} }`),
    },
    page,
    client: echoClient('ws://127.0.0.1:@front@/api/ws'),
    fix: { servers: { front: nginx(`${PAGE} location /api/ { ${APP} ${UPGRADE} }`) } },
    expects: {
      rule: ['bad-request', 'not-found'],
      setting: /proxy_pass|prefix/,
      never: [/server\.allowedHosts/],
    },
  },
  {
    id: 'nginx-cookies',
    title: 'Cookies of 20 kB are more than large_client_header_buffers of nginx holds',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers',
    servers: { app: wsEcho(), front: nginx(`location /ws { ${APP} ${UPGRADE} }`) },
    page: 'http://cookies.lab.test:@page@/',
    client: `for (let i = 0; i < 6; i++) document.cookie = 'session' + i + '=' + 'x'.repeat(3500) + '; path=/ws; max-age=40';\n${echoClient('ws://cookies.lab.test:@front@/ws')}`,
    fix: {
      servers: {
        front: nginx(`large_client_header_buffers 8 32k; location /ws { ${APP} ${UPGRADE} }`),
        app: node(
          ['ws'],
          `const http = require('node:http').createServer({ maxHeaderSize: 65536 });
new (require('ws').WebSocketServer)({ server: http }).on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))));
http.listen(process.env.PORT, '127.0.0.1');`,
        ),
      },
    },
    expects: {
      rule: ['bad-request', 'not-a-websocket-endpoint'],
      setting: /large_client_header_buffers/,
      never: [/token has expired/],
    },
  },
  {
    id: 'nginx-basic-auth',
    title: 'nginx asks for a password at the path of the socket',
    source: 'https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html',
    servers: {
      app: wsEcho(),
      front: nginx(
        `${PAGE} location /ws { auth_basic "x"; auth_basic_user_file @dir@/nginx.conf; ${APP} ${UPGRADE} }`,
      ),
    },
    page,
    client,
    fix: { servers: { front: good } },
    expects: {
      rule: 'unauthorized',
      setting: /auth_basic|Authorization|password|log in|sign in|credential/i,
      never: [/token has expired/i],
    },
  },
  {
    id: 'nginx-limit-req',
    title: 'A page that opens several sockets is rejected by limit_req of nginx',
    source: 'https://nginx.org/en/docs/http/ngx_http_limit_req_module.html',
    servers: {
      app: wsEcho(),
      front: nginx(
        `${PAGE} location /ws { limit_req zone=a; limit_req_status 429; ${APP} ${UPGRADE} }`,
        'limit_req_zone $binary_remote_addr zone=a:1m rate=1r/m;',
      ),
    },
    page,
    client: `let open = 0;
for (let i = 0; i < 4; i++) {
  const socket = new WebSocket('ws://127.0.0.1:@front@/ws?room=' + i);
  socket.onopen = () => { if (++open === 4) works(); };
  socket.onmessage = () => undefined;
  socket.onerror = () => console.error('failed');
  socket.onclose = ({ code }) => console.log(code);
}`,
    fix: { servers: { front: good } },
    expects: { rule: 'rate-limited', setting: /limit_req|burst/, never: [/token has expired/i] },
  },
  {
    id: 'nginx-host-header',
    title: 'nginx sends its own Host header, so that Tornado takes the page for another origin',
    source: 'https://www.tornadoweb.org/en/stable/websocket.html#configuration',
    servers: { app: tornado, front: good },
    page,
    client,
    fix: {
      servers: {
        front: nginx(`${PAGE} location /ws { ${APP} ${UPGRADE} proxy_set_header Host $http_host; }`),
      },
    },
    expects: {
      rule: ['forbidden', 'origin-refused'],
      setting: /proxy_set_header Host|Host and X-Forwarded-Proto/,
      never: [/FastAPI and Starlette say/],
    },
  },
  {
    id: 'nginx-wss-only',
    title: 'The page opens ws:// on a port of nginx that has TLS',
    source: 'https://nginx.org/en/docs/http/configuring_https_servers.html',
    servers: {
      app: wsEcho(),
      front: nginx(`location /ws { ${APP} ${UPGRADE} } ${TLS}`, '', 'ssl'),
    },
    client,
    fix: { client: echoClient('wss://127.0.0.1:@front@/ws') },
    expects: {
      rule: ['ws-to-tls-port', 'bad-request'],
      setting: /wss:\/\//,
      never: [/a proxy on the way drops/],
    },
  },
  {
    id: 'nginx-sticky',
    title: 'nginx spreads the polling requests of Socket.IO over two servers',
    source: 'https://socket.io/docs/v4/using-multiple-nodes/',
    needs: ['npm:socket.io-client-4'],
    servers: { one: io('one'), two: io('two'), front: balanced('') },
    page,
    client: `import { io } from 'socket.io-client-4';
const socket = io();
socket.on('connect', () => setTimeout(() => { if (socket.io.engine?.transport.name === 'websocket') works(); }, 1500));
socket.on('connect_error', (error) => console.error(error.message));`,
    takes: 4_000,
    fix: { servers: { front: balanced('ip_hash;') } },
    expects: {
      rule: ['sticky-sessions', 'polling-fallback'],
      setting: /ip_hash|hash \$|sticky/,
      never: [/removed the Upgrade/],
    },
  },
  {
    id: 'nginx-socket-io-upgrade',
    title: 'Socket.IO stays with polling, since nginx does not pass the upgrade on',
    source: 'https://socket.io/docs/v4/reverse-proxy/',
    needs: ['npm:socket.io-client-4'],
    servers: { app: io('app'), front: nginx(`${PAGE} location /socket.io/ { ${APP} }`) },
    page,
    client: `import { io } from 'socket.io-client-4';
const socket = io();
socket.on('connect', () => socket.io.engine.on('upgrade', () => works()));
socket.on('connect_error', (error) => console.error(error.message));`,
    takes: 2_000,
    fix: { servers: { front: nginx(`${PAGE} location /socket.io/ { ${APP} ${UPGRADE} }`) } },
    expects: {
      rule: ['polling-fallback', 'bad-request', 'not-a-websocket-endpoint'],
      setting: /proxy_set_header Upgrade/,
      never: [/sticky sessions on/],
    },
  },
  {
    id: 'nginx-location-slash',
    title: 'The location of nginx ends with a slash, and the path of the page does not',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#location',
    servers: { app: wsEcho(), front: nginx(`${PAGE} location /ws/ { ${APP} ${UPGRADE} }`) },
    page,
    client,
    fix: { client: echoClient('ws://127.0.0.1:@front@/ws/') },
    expects: { rule: 'redirected', setting: /slash|\/ws\//, never: [/sign in/i] },
  },
  {
    id: 'nginx-single-page',
    title: 'nginx answers the path of the socket with index.html of a single-page application',
    source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files',
    servers: {
      app: wsEcho(),
      front: nginx('root @dir@; location / { try_files $uri /index.html; }', 'types { text/html html; }'),
    },
    page,
    client,
    fix: {
      servers: {
        front: nginx(
          `root @dir@; location / { try_files $uri /index.html; } location /ws { ${APP} ${UPGRADE} }`,
          'types { text/html html; }',
        ),
      },
    },
    expects: {
      rule: 'not-a-websocket-endpoint',
      setting: /location \/ws[\s\S]*proxy_pass/,
      never: [/subprotocol/],
    },
  },
  {
    id: 'nginx-to-https',
    title: 'nginx redirects ws:// to https://',
    source: 'https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return',
    servers: {
      app: wsEcho(),
      front: nginx('location / { return 301 https://127.0.0.1:@tls@$request_uri; }'),
      tls: {
        ...nginx(''),
        files: {
          'tls.conf': `daemon off;
pid @dir@/tls.pid;
error_log stderr;
events {}
http {
  access_log off;
  proxy_temp_path @dir@/proxy;
  client_body_temp_path @dir@/body;
  server { listen 127.0.0.1:@tls@ ssl; ${TLS} location /ws { ${APP} ${UPGRADE} } }
}`,
        },
        command: ['nginx', '-p', '@dir@', '-c', 'tls.conf', '-e', 'stderr'],
      },
    },
    client,
    fix: { client: echoClient('wss://127.0.0.1:@tls@/ws') },
    expects: { rule: 'redirected', setting: /wss:\/\//, never: [/slash at its end/] },
  },
  {
    id: 'nginx-limit-conn',
    title: 'A page that opens several sockets is rejected by limit_conn of nginx',
    source: 'https://nginx.org/en/docs/http/ngx_http_limit_conn_module.html',
    servers: {
      app: wsEcho(),
      front: nginx(
        `${PAGE} location /ws { limit_conn a 1; ${APP} ${UPGRADE} }`,
        'limit_conn_zone $binary_remote_addr zone=a:1m;',
      ),
    },
    page,
    client: `let open = 0;
for (let i = 0; i < 3; i++) {
  const socket = new WebSocket('ws://127.0.0.1:@front@/ws?room=' + i);
  socket.onopen = () => { if (++open === 3) works(); };
  socket.onmessage = () => undefined;
  socket.onerror = () => console.error('failed');
  socket.onclose = ({ code }) => console.log(code);
}`,
    fix: { servers: { front: good } },
    expects: {
      rule: ['server-error', 'rate-limited'],
      setting: /limit_conn|connection limit/,
      never: [/token/i],
    },
  },
  {
    id: 'nginx-healthy',
    title: 'ws behind nginx',
    servers: { app: wsEcho(), front: good },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'nginx-http2-healthy',
    title: 'A page over HTTP/2 and TLS from nginx, and its socket over HTTP/1.1',
    servers: {
      app: wsEcho(),
      front: nginx(`${PAGE} location /ws { ${APP} ${UPGRADE} } ${TLS}`, '', 'ssl http2'),
    },
    page: 'https://127.0.0.1:@front@/',
    client: echoClient('wss://127.0.0.1:@front@/ws'),
    expects: 'healthy',
  },
] satisfies FieldScene[];
