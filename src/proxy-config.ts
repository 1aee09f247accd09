import type { CommandTarget } from './command-target.ts';

/** nginx location that passes the upgrade on (nginx.org/en/docs/http/websocket.html). */
export function nginxUpgrade({ path }: CommandTarget): string {
  return `# inside http
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
}`;
}

/** HAProxy, Apache and Caddy in one go, for those who do not run nginx. */
export function otherProxies({ path }: CommandTarget): string {
  return `# Apache 2.4.47 or newer
ProxyPass ${path} http://127.0.0.1:BACKEND_PORT${path} upgrade=websocket

# HAProxy passes the upgrade on by itself; in defaults or backend, not in a frontend:
timeout tunnel 1h

# Caddy passes the upgrade on by itself:
reverse_proxy ${path} 127.0.0.1:BACKEND_PORT`;
}

/** TLS on port 443 in front of a plain WebSocket server. */
export function nginxTls(target: CommandTarget): string {
  return `server {
  listen 443 ssl;
  server_name ${target.host.replace(/^\[.*\]$/, '_')};
  ssl_certificate /etc/ssl/FULL_CHAIN.pem;
  ssl_certificate_key /etc/ssl/PRIVATE_KEY.pem;
  location ${target.path} {
    proxy_pass http://127.0.0.1:BACKEND_PORT;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;
  }
}`;
}
