import { type ProxyAdvice, sh, text } from './advice.ts';

const APACHE = 'in /etc/apache2/sites-available/SITE.conf';
const HAPROXY = 'in /etc/haproxy/haproxy.cfg';
const CADDY = 'in /etc/caddy/Caddyfile';

/** 2.4.47 or newer: https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#protoupgrade */
export const apache = {
  upgrade: text(
    `upgrade=websocket of ProxyPass, ${APACHE} (2.4.47 or newer; before it, mod_proxy_wstunnel and ws://)`,
    ({ path }) => `ProxyPass ${path} http://127.0.0.1:BACKEND_PORT${path} upgrade=websocket`,
  ),
  tls: text(
    `SSLEngine, ${APACHE}`,
    ({ host, path }) =>
      `<VirtualHost *:443>\n  ServerName ${host}\n  SSLEngine on\n  SSLCertificateFile /etc/ssl/FULL_CHAIN.pem\n  SSLCertificateKeyFile /etc/ssl/PRIVATE_KEY.pem\n  ProxyPass ${path} http://127.0.0.1:BACKEND_PORT${path} upgrade=websocket\n</VirtualHost>`,
  ),
  idle: text(
    `ProxyTimeout, ${APACHE} (the larger of it and Timeout counts, 60 s by default)`,
    'ProxyTimeout 3600',
  ),
} satisfies ProxyAdvice;

/** https://docs.haproxy.org/2.6/configuration.html */
export const haproxy = {
  upgrade: text(
    `mode http, which passes the upgrade on by itself, and timeout tunnel, ${HAPROXY}`,
    ({ path }) =>
      `frontend web\n  mode http\n  use_backend sockets if { path_beg ${path} }\nbackend sockets\n  mode http\n  timeout tunnel 1h\n  server one 127.0.0.1:BACKEND_PORT`,
  ),
  tls: text(
    `bind ssl, ${HAPROXY}; one file holds the chain and the key`,
    'frontend web\n  mode http\n  bind :443 ssl crt /etc/ssl/CHAIN_AND_KEY.pem alpn http/1.1\n  default_backend sockets\nbackend sockets\n  mode http\n  timeout tunnel 1h\n  server one 127.0.0.1:BACKEND_PORT',
  ),
  idle: text(`timeout tunnel, in defaults or backend and not in a frontend, ${HAPROXY}`, 'timeout tunnel 1h'),
  sticky: text(
    `cookie of the backend, ${HAPROXY}`,
    'backend sockets\n  cookie SERVER insert indirect nocache\n  server one 10.0.0.1:3000 cookie one\n  server two 10.0.0.2:3000 cookie two',
  ),
  rate: text(
    `stick-table and http-request deny, ${HAPROXY}`,
    'frontend web\n  stick-table type ip size 100k expire 1m store http_req_rate(10s)\n  http-request track-sc0 src\n  http-request deny deny_status 429 if { sc_http_req_rate(0) gt 50 }',
  ),
} satisfies ProxyAdvice;

/** https://caddyserver.com/docs/caddyfile/directives/reverse_proxy */
export const caddy = {
  upgrade: text(
    `reverse_proxy, ${CADDY}: it passes the upgrade on by itself, so see that this path gets there`,
    ({ path }) => `reverse_proxy ${path} 127.0.0.1:BACKEND_PORT`,
  ),
  tls: text(
    `the name of the site, ${CADDY}: it then fetches a certificate by itself`,
    ({ host, path }) => `${host} {\n  reverse_proxy ${path} 127.0.0.1:BACKEND_PORT\n}`,
  ),
  sticky: text(
    `lb_policy of reverse_proxy, ${CADDY}`,
    ({ path }) => `reverse_proxy ${path} 10.0.0.1:3000 10.0.0.2:3000 {\n  lb_policy cookie\n}`,
  ),
} satisfies ProxyAdvice;

/** https://varnish-cache.org/docs/trunk/users-guide/vcl-example-websockets.html */
export const varnish = {
  upgrade: text(
    'return (pipe) in vcl_recv and the Upgrade header in vcl_pipe, in /etc/varnish/default.vcl',
    'sub vcl_recv {\n  if (req.http.upgrade ~ "(?i)websocket") {\n    return (pipe);\n  }\n}\nsub vcl_pipe {\n  if (req.http.upgrade) {\n    set bereq.http.upgrade = req.http.upgrade;\n    set bereq.http.connection = req.http.connection;\n  }\n}',
  ),
  idle: sh(
    'pipe_timeout, a parameter of varnishd (60 s by default)',
    'varnishadm param.set pipe_timeout 3600\n# to keep it over a restart\nvarnishd -p pipe_timeout=3600',
  ),
} satisfies ProxyAdvice;

/** https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ModProxy */
export const lighttpd = {
  upgrade: text(
    'proxy.header with "upgrade" => "enable", in /etc/lighttpd/lighttpd.conf (1.4.46 or newer)',
    ({ path }) =>
      `$HTTP["url"] =~ "^${path}" {\n  proxy.server = ("" => (("host" => "127.0.0.1", "port" => BACKEND_PORT)))\n  proxy.header = ("upgrade" => "enable")\n}`,
  ),
  idle: text(
    'server.max-read-idle and server.max-write-idle, in /etc/lighttpd/lighttpd.conf',
    'server.max-read-idle = 3600',
  ),
} satisfies ProxyAdvice;

/** https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades */
export const envoy = {
  upgrade: text(
    'upgrade_configs of the HttpConnectionManager, in envoy.yaml',
    'upgrade_configs:\n  - upgrade_type: websocket',
  ),
  idle: text(
    'stream_idle_timeout of the HttpConnectionManager, in envoy.yaml (default 5 min), and timeout of the route',
    'stream_idle_timeout: 3600s\n# route\ntimeout: 0s',
  ),
} satisfies ProxyAdvice;

/** https://developers.cloudflare.com/network/websockets/ */
export const cloudflare = {
  upgrade: sh(
    'WebSockets, under Network of the zone; and no caching of this path',
    "curl -X PATCH 'https://api.cloudflare.com/client/v4/zones/ZONE_ID/settings/websockets' \\\n  -H 'Authorization: Bearer API_TOKEN' -H 'Content-Type: application/json' --data '{\"value\":\"on\"}'",
  ),
} satisfies ProxyAdvice;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/ */
export const awsAlb = {
  idle: sh(
    'idle_timeout.timeout_seconds of the load balancer (default 60 s, at most 4000 s)',
    'aws elbv2 modify-load-balancer-attributes --load-balancer-arn LOAD_BALANCER_ARN \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=3600',
  ),
  sticky: sh(
    'stickiness.enabled of the target group',
    'aws elbv2 modify-target-group-attributes --target-group-arn TARGET_GROUP_ARN \\\n  --attributes Key=stickiness.enabled,Value=true Key=stickiness.type,Value=lb_cookie',
  ),
} satisfies ProxyAdvice;

/** https://learn.microsoft.com/iis/configuration/system.webserver/websocket */
export const iis = {
  upgrade: text(
    'the feature WebSocket Protocol of Windows, and webSocket in web.config',
    'Install-WindowsFeature Web-WebSockets\n<!-- web.config -->\n<configuration><system.webServer><webSocket enabled="true" /></system.webServer></configuration>',
  ),
} satisfies ProxyAdvice;

/** https://doc.traefik.io/traefik/middlewares/http/ratelimit/ */
export const traefik = {
  rate: text(
    'rateLimit of a middleware, in the dynamic configuration',
    'http:\n  middlewares:\n    sockets:\n      rateLimit:\n        average: 50\n        burst: 100',
  ),
} satisfies ProxyAdvice;
