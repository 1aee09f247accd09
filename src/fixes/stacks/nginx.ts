import type { Advice, ProxyAdvice } from './advice.ts';

const SITE = 'in /etc/nginx/conf.d/SITE.conf';
const nginxConf = (where: string, snippet: Advice['snippet']): Advice => ({
  where: `${where}, ${SITE}`,
  language: 'nginx',
  snippet,
});

/** https://nginx.org/en/docs/http/websocket.html */
export const nginx = {
  upgrade: nginxConf(
    'proxy_set_header Upgrade and Connection, and proxy_http_version',
    ({ path }) => `# inside http
map $http_upgrade $connection_upgrade { default upgrade; '' close; }

# inside server
location ${path} {
  proxy_pass http://127.0.0.1:BACKEND_PORT;
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_upgrade;
  proxy_set_header Host $host;
  proxy_set_header X-Forwarded-Proto $scheme;
  proxy_read_timeout 3600s;
  proxy_send_timeout 3600s;
}`,
  ),
  tls: nginxConf(
    'listen ssl and ssl_certificate',
    ({ host, path }) => `server {
  listen 443 ssl;
  server_name ${host.replace(/^\[.*\]$/, '_')};
  ssl_certificate /etc/ssl/FULL_CHAIN.pem;
  ssl_certificate_key /etc/ssl/PRIVATE_KEY.pem;
  location ${path} {
    proxy_pass http://127.0.0.1:BACKEND_PORT;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;
  }
}`,
  ),
  idle: nginxConf(
    'proxy_read_timeout and proxy_send_timeout (default 60 s)',
    'proxy_read_timeout 3600s;\nproxy_send_timeout 3600s;',
  ),
  sticky: nginxConf(
    'hash of the upstream',
    'upstream sockets { hash $remote_addr consistent; server 10.0.0.1:3000; server 10.0.0.2:3000; }',
  ),
  rate: nginxConf(
    'limit_req_zone, limit_req and limit_req_status',
    ({ path }) =>
      `# inside http\nlimit_req_zone $binary_remote_addr zone=sockets:10m rate=5r/s;\n\n# inside server\nlocation ${path} {\n  limit_req zone=sockets burst=20 nodelay;\n  limit_req_status 429;\n}`,
  ),
} satisfies ProxyAdvice;
