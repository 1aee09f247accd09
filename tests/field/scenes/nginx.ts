import { echoClient, nginx, UPGRADE, wsEcho } from '../programs.ts';
import type { FieldScene } from '../scene.ts';

export const nginxScenes = [
  {
    id: 'nginx-upgrade',
    title: 'nginx passes the path to a ws server without the Upgrade header',
    source: 'https://github.com/nginx-proxy/nginx-proxy/issues/175',
    servers: {
      app: wsEcho(),
      front: nginx(
        'location / { proxy_pass http://127.0.0.1:@page@; } location /ws { proxy_pass http://127.0.0.1:@app@; }',
      ),
    },
    page: 'http://127.0.0.1:@front@/',
    client: echoClient('ws://127.0.0.1:@front@/ws'),
    fix: {
      servers: {
        front: nginx(
          `location / { proxy_pass http://127.0.0.1:@page@; } location /ws { proxy_pass http://127.0.0.1:@app@; ${UPGRADE} }`,
        ),
      },
    },
    expects: {
      rule: ['not-a-websocket-endpoint', 'bad-request'],
      setting: /proxy_set_header Upgrade/,
      never: [/journalctl -u apache/i],
    },
  },
] satisfies FieldScene[];
