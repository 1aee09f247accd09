import { defineService } from '../service.ts';

/** Tornado web server of Python, also below Jupyter. */
export const tornado = defineService({
  id: 'tornado',
  name: 'Tornado',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://www.tornadoweb.org/en/stable/websocket.html',
  signatures: [{ header: { name: 'server', value: /^TornadoServer\// } }],
  closeCodes: [
    {
      code: 1009,
      meaning: 'A message is larger than websocket_max_message_size',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Raise websocket_max_message_size',
          detail: 'It is a setting of tornado.web.Application; the default is 10 MiB.',
        },
      ],
      source: 'https://www.tornadoweb.org/en/stable/websocket.html',
    },
  ],
  statuses: [
    {
      status: 403,
      body: /Cross origin websockets not allowed/,
      meaning: 'The Origin does not match the host',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Override check_origin',
          detail:
            'Return True for the origins that you allow. In Jupyter set ServerApp.allow_origin in jupyter_server_config.py.',
        },
        {
          title: 'Forward the Host header',
          detail: 'The proxy must pass the original host: Tornado compares it with the Origin.',
          snippet: 'proxy_set_header Host $http_host;',
          language: 'nginx',
        },
      ],
      source: 'https://www.tornadoweb.org/en/stable/websocket.html',
    },
    {
      status: 400,
      body: /Can "Upgrade" only to "WebSocket"|"Connection" must be "Upgrade"/,
      meaning: 'The request arrived without the upgrade headers',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Forward the upgrade headers',
          detail: 'The proxy must pass Upgrade and Connection.',
          snippet:
            'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";',
          language: 'nginx',
        },
      ],
      source: 'https://github.com/tornadoweb/tornado/blob/master/tornado/websocket.py',
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 10485760,
      note: 'Default of websocket_max_message_size.',
      source: 'https://www.tornadoweb.org/en/stable/websocket.html',
    },
  ],
});
