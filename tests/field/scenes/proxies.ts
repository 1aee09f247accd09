import { echoClient, wsEcho } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

const MODULES = ['mpm_event', 'authz_core', 'proxy', 'proxy_http'];
const PAGES = 'ProxyPass / http://127.0.0.1:@page@/';
const apache = (directives: string, modules = MODULES, pages = PAGES): Program => ({
  needs: ['debian:apache2'],
  files: {
    'apache.conf': `ServerRoot @dir@
PidFile @dir@/apache.pid
ServerName 127.0.0.1
Listen 127.0.0.1:@front@
ErrorLog @dir@/error.log
DefaultRuntimeDir @dir@
Mutex pthread
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
${directives}
${pages}
`,
  },
  // Its workers are another user, who has to read the page.
  command: ['sh', '-c', 'chmod 755 @dir@ && exec apache2 -X -f @dir@/apache.conf'],
});

const caddy = (sites: string): Program => ({
  needs: ['debian:caddy'],
  files: { Caddyfile: `{\n  admin off\n  auto_https off\n}\nhttp://127.0.0.1:@front@ {\n${sites}\n}\n` },
  command: ['caddy', 'run', '--config', '@dir@/Caddyfile', '--adapter', 'caddyfile'],
});

const haproxy = (defaults: string): Program => ({
  needs: ['debian:haproxy'],
  files: {
    'haproxy.cfg': `defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  ${defaults}
frontend web
  bind 127.0.0.1:@front@
  use_backend sockets if { path_beg /ws }
  default_backend pages
backend sockets
  server one 127.0.0.1:@app@
backend pages
  server one 127.0.0.1:@page@
`,
  },
  command: ['haproxy', '-f', '@dir@/haproxy.cfg'],
});

const varnish = (recv: string): Program => ({
  needs: ['debian:varnish'],
  files: {
    'site.vcl': `vcl 4.1;
backend app { .host = "127.0.0.1"; .port = "@app@"; }
backend pages { .host = "127.0.0.1"; .port = "@page@"; }
sub vcl_recv {
  if (req.url ~ "^/ws") { set req.backend_hint = app; } else { set req.backend_hint = pages; }
  ${recv}
}
sub vcl_pipe {
  if (req.http.upgrade) { set bereq.http.upgrade = req.http.upgrade; set bereq.http.connection = req.http.connection; }
}
`,
  },
  command: [
    'varnishd',
    '-F',
    '-n',
    '@dir@/varnish',
    '-a',
    '127.0.0.1:@front@',
    '-f',
    '@dir@/site.vcl',
    '-s',
    'malloc,16m',
    '-j',
    'none',
  ],
});

const lighttpd = (upgrade: string): Program => ({
  needs: ['debian:lighttpd'],
  files: {
    'lighttpd.conf': `server.modules = ("mod_proxy")
server.document-root = "@dir@"
server.port = @front@
server.bind = "127.0.0.1"
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
$HTTP["url"] =~ "^/ws" {
  proxy.server = ("" => (("host" => "127.0.0.1", "port" => @app@)))
  ${upgrade}
}
`,
  },
  command: ['lighttpd', '-D', '-f', '@dir@/lighttpd.conf'],
});

const page = 'http://127.0.0.1:@front@/';
const client = echoClient('ws://127.0.0.1:@front@/ws');
const silentClient = (silence: number) => `
const socket = new WebSocket('ws://127.0.0.1:@front@/ws');
socket.onopen = () => socket.send('hello');
let timer; socket.onmessage = () => { timer = setTimeout(works, ${silence}); };
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => { clearTimeout(timer); console.log(code); };`;
const lost = ['not-a-websocket-endpoint', 'bad-request'];

const APACHE_GOOD = apache('ProxyPass /ws http://127.0.0.1:@app@/ws upgrade=websocket');
const STATIC_MODULES = ['mpm_event', 'authz_core', 'dir', 'mime', 'proxy'];
const STATIC = 'DocumentRoot @dir@\nDirectoryIndex index.html\nTypesConfig /etc/mime.types';
const WSTUNNEL = 'ProxyPass /ws ws://127.0.0.1:@app@/ws';
const CADDY_GOOD = caddy('  reverse_proxy /ws* 127.0.0.1:@app@\n  reverse_proxy 127.0.0.1:@page@');
const HAPROXY_GOOD = haproxy('timeout tunnel 1h');
const VARNISH_GOOD = varnish('if (req.http.upgrade ~ "(?i)websocket") { return (pipe); }');
const varnishWith = (parameter: string): Program => ({
  ...VARNISH_GOOD,
  command: [...VARNISH_GOOD.command, '-p', parameter] as unknown as Program['command'],
});
const LIGHTTPD_GOOD = lighttpd('proxy.header = ("upgrade" => "enable")');

export const proxyScenes = [
  {
    id: 'apache-upgrade',
    title: 'Apache passes the path on without upgrade=websocket',
    source: 'https://github.com/filebrowser/filebrowser/issues/486',
    servers: { app: wsEcho(), front: apache('ProxyPass /ws http://127.0.0.1:@app@/ws') },
    page,
    client,
    fix: { servers: { front: APACHE_GOOD } },
    expects: { rule: lost, setting: /upgrade=websocket/, never: [/proxy_set_header/] },
  },
  {
    id: 'apache-wstunnel',
    title: 'ProxyPass to ws:// in Apache with neither mod_proxy_wstunnel nor mod_proxy_http',
    source: 'https://github.com/openshift/origin/issues/17016',
    servers: { app: wsEcho(), front: apache(WSTUNNEL, STATIC_MODULES, STATIC) },
    page,
    client,
    fix: { servers: { front: apache(WSTUNNEL, [...STATIC_MODULES, 'proxy_wstunnel'], STATIC) } },
    expects: {
      rule: 'server-error',
      setting: /proxy_wstunnel/,
      never: [/error\.log of nginx/],
    },
  },
  {
    id: 'apache-timeout',
    title: 'Apache ends a silent connection after Timeout, since ProxyTimeout is not set',
    source: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxytimeout',
    servers: {
      app: wsEcho(),
      front: apache('Timeout 5\nProxyPass /ws http://127.0.0.1:@app@/ws upgrade=websocket'),
    },
    page,
    client: silentClient(7_000),
    takes: 6_500,
    fix: {
      servers: {
        front: apache(
          'Timeout 5\nProxyTimeout 300\nProxyPass /ws http://127.0.0.1:@app@/ws upgrade=websocket',
        ),
      },
    },
    expects: { rule: 'idle-timeout', setting: /ProxyTimeout/, never: [/proxy_read_timeout \d/] },
  },
  {
    id: 'apache-backend-down',
    title: 'The server behind Apache does not run',
    source: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#proxypass',
    servers: { front: APACHE_GOOD },
    page,
    client,
    fix: { servers: { app: wsEcho() } },
    expects: { rule: 'server-error', setting: /ProxyPass|behind|backend/i, never: [/error\.log of nginx/] },
  },
  {
    id: 'caddy-strips-prefix',
    title: 'handle_path of Caddy strips the prefix that the server expects',
    source: 'https://caddyserver.com/docs/caddyfile/directives/handle_path',
    servers: {
      app: wsEcho("path: '/api/ws'"),
      front: caddy(
        '  handle_path /api/* {\n    reverse_proxy 127.0.0.1:@app@\n  }\n  reverse_proxy 127.0.0.1:@page@',
      ),
    },
    page,
    client: echoClient('ws://127.0.0.1:@front@/api/ws'),
    fix: {
      servers: {
        front: caddy(
          '  handle /api/* {\n    reverse_proxy 127.0.0.1:@app@\n  }\n  reverse_proxy 127.0.0.1:@page@',
        ),
      },
    },
    expects: {
      rule: ['bad-request', 'not-found'],
      setting: /handle_path|prefix/,
      never: [/drops the Upgrade and Connection/],
    },
  },
  {
    id: 'caddy-backend-down',
    title: 'The server behind Caddy does not run',
    source: 'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy',
    servers: { front: CADDY_GOOD },
    page,
    client,
    fix: { servers: { app: wsEcho() } },
    expects: {
      rule: 'server-error',
      setting: /reverse_proxy|behind|backend/i,
      never: [/error\.log of nginx/],
    },
  },
  {
    id: 'haproxy-tunnel',
    title: 'HAProxy ends a silent connection after timeout tunnel',
    source: 'https://docs.haproxy.org/2.6/configuration.html#4.2-timeout%20tunnel',
    servers: { app: wsEcho(), front: haproxy('timeout tunnel 5s') },
    page,
    client: silentClient(7_000),
    takes: 6_500,
    fix: { servers: { front: HAPROXY_GOOD } },
    expects: { rule: 'idle-timeout', setting: /timeout tunnel/, never: [/probably by nginx/] },
  },
  {
    id: 'haproxy-backend-down',
    title: 'The server behind HAProxy does not run',
    source: 'https://docs.haproxy.org/2.6/configuration.html',
    servers: { front: HAPROXY_GOOD },
    page,
    client,
    fix: { servers: { app: wsEcho() } },
    expects: { rule: 'server-error', setting: /behind|backend/i, never: [/is overloaded(?!.* or)/] },
  },
  {
    id: 'varnish-pipe',
    title: 'Varnish does not pipe WebSocket requests',
    source: 'https://varnish-cache.org/docs/trunk/users-guide/vcl-example-websockets.html',
    servers: { app: wsEcho(), front: varnish('') },
    page,
    client,
    fix: { servers: { front: VARNISH_GOOD } },
    expects: { rule: lost, setting: /return \(pipe\)/, never: [/nginx and Apache drop/] },
  },
  {
    id: 'varnish-pipe-timeout',
    title: 'Varnish ends a silent connection after pipe_timeout',
    source: 'https://varnish-cache.org/docs/trunk/reference/varnishd.html#pipe-timeout',
    servers: { app: wsEcho(), front: varnishWith('pipe_timeout=5') },
    page,
    client: silentClient(7_000),
    takes: 6_500,
    fix: { servers: { front: varnishWith('pipe_timeout=300') } },
    expects: { rule: 'idle-timeout', setting: /pipe_timeout/, never: [/probably by nginx/] },
  },
  {
    id: 'lighttpd-upgrade',
    title: 'mod_proxy of lighttpd passes the path on without the upgrade',
    source: 'https://github.com/MagnaCapax/PMSS/issues/689',
    servers: { app: wsEcho(), front: lighttpd('') },
    page,
    client,
    fix: { servers: { front: LIGHTTPD_GOOD } },
    expects: { rule: lost, setting: /proxy\.header/, never: [/nginx and Apache drop/] },
  },
  {
    id: 'apache-healthy',
    title: 'ws behind Apache',
    servers: { app: wsEcho(), front: APACHE_GOOD },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'caddy-healthy',
    title: 'ws behind Caddy',
    servers: { app: wsEcho(), front: CADDY_GOOD },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'haproxy-healthy',
    title: 'ws behind HAProxy',
    servers: { app: wsEcho(), front: HAPROXY_GOOD },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'varnish-healthy',
    title: 'ws behind Varnish with pipe',
    servers: { app: wsEcho(), front: VARNISH_GOOD },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'lighttpd-healthy',
    title: 'ws behind lighttpd',
    servers: { app: wsEcho(), front: LIGHTTPD_GOOD },
    page,
    client,
    expects: 'healthy',
  },
] satisfies FieldScene[];
