import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://grafana.com/docs/grafana/latest/setup-grafana/set-up-grafana-live/';
const codes = 'https://centrifugal.dev/docs/server/codes';
const backoff: ServiceFix = {
  title: 'Reload the page, or wait',
  detail: 'The Grafana page reconnects by itself with increasing delays.',
};
const keepOpen: ServiceFix = {
  title: 'Forward WebSocket requests of /api/live/',
  detail:
    'The reverse proxy must use HTTP/1.1 for this path and pass Upgrade, Connection and the original Host. Set its read timeout above 30 s, because Grafana pings about every 25 s.',
  snippet:
    'location /api/live/ {\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection $connection_upgrade;\n  proxy_set_header Host $http_host;\n  proxy_pass http://grafana;\n}',
  language: 'nginx',
};

/** Grafana Live: streaming of dashboards, at /api/live/ws. */
export const grafanaLive = defineService({
  id: 'grafana-live',
  name: 'Grafana Live',
  operator: 'either',
  docs,
  hosts: ['*.grafana.net'],
  signatures: [{ path: /\/api\/live\/ws$/ }],
  closeCodes: [
    {
      code: 3001,
      meaning: 'the Grafana server shuts down',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [backoff],
      source: codes,
    },
    {
      code: 3012,
      meaning: 'the browser did not answer a ping of Grafana in time',
      topic: 'timeout',
      retry: 'now',
      fixes: [keepOpen, backoff],
      source: codes,
    },
    {
      code: 3504,
      meaning: 'Grafana has reached its maximum number of Live connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise max_connections in [live]',
          detail:
            'Each browser tab of a signed-in user holds one connection; the default is 100 per Grafana server. -1 means no limit.',
          snippet: '[live]\nmax_connections = 500',
          language: 'text',
        },
      ],
      source: docs,
    },
    {
      code: 3507,
      meaning: 'the user may not use this channel',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the role of the user',
          detail: 'Sign in again, or ask an administrator for access to the dashboard or data source.',
        },
      ],
      source: codes,
    },
  ],
  statuses: [
    {
      status: 403,
      meaning: 'the origin of the page does not match root_url of Grafana',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Set root_url or allowed_origins',
          detail:
            'In grafana.ini set root_url in [server] to the public URL. For more origins, for example an embedding site, list them in allowed_origins of [live].',
          snippet:
            '[server]\nroot_url = https://grafana.example.com/\n[live]\nallowed_origins = https://portal.example.com',
          language: 'text',
        },
        keepOpen,
      ],
      source: docs,
    },
    {
      status: 401,
      meaning: 'the handshake carries no valid Grafana session',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign in to Grafana again',
          detail:
            'The cookie grafana_session must reach Grafana. In an embedded page it needs cookie_samesite = none and cookie_secure = true in [security].',
        },
      ],
      source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/',
    },
    {
      status: 400,
      meaning: 'the request reached Grafana without the headers of a WebSocket handshake',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [keepOpen],
      source: docs,
    },
  ],
  limits: [
    {
      kind: 'connections',
      value: 100,
      note: 'Default of max_connections in [live], per Grafana server',
      source: docs,
    },
  ],
});
