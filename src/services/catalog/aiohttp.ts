import { defineService } from '../service.ts';

/** aiohttp server of Python. */
export const aiohttp = defineService({
  id: 'aiohttp',
  name: 'aiohttp',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://docs.aiohttp.org/en/stable/web_reference.html',
  signatures: [{ header: { name: 'server', value: /^Python\/[\d.]+ aiohttp\// } }],
  closeCodes: [
    {
      code: 1009,
      meaning: 'A message is larger than max_msg_size of WebSocketResponse',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send smaller messages or raise max_msg_size',
          detail: 'The default is 4 MiB.',
          snippet: 'web.WebSocketResponse(max_msg_size=16 * 1024 * 1024)',
          language: 'text',
        },
      ],
      source: 'https://docs.aiohttp.org/en/stable/web_reference.html',
    },
  ],
  statuses: [
    {
      status: 400,
      body: /No WebSocket UPGRADE hdr/,
      meaning: 'The request arrived without the Upgrade header',
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
      source: 'https://github.com/aio-libs/aiohttp/blob/master/aiohttp/web_ws.py',
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 4194304,
      note: 'Default of max_msg_size.',
      source: 'https://docs.aiohttp.org/en/stable/web_reference.html',
    },
  ],
});
