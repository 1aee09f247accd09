import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://docs.streamlit.io/develop/api-reference/configuration/config.toml';
const kb = 'https://docs.streamlit.io/knowledge-base/deploy/remote-start';
const handler =
  'https://github.com/streamlit/streamlit/blob/develop/lib/streamlit/web/server/browser_websocket_handler.py';
const allowOrigin: ServiceFix = {
  title: 'Allow the origin of the page',
  detail:
    'Set server.corsAllowedOrigins (or browser.serverAddress to the public host name) in .streamlit/config.toml, or let the reverse proxy pass the original Host header. Streamlit compares the Origin header with Host.',
  snippet: '[server]\ncorsAllowedOrigins = ["https://app.example.com"]',
  language: 'text',
};
const upgrade: ServiceFix = {
  title: 'Forward WebSocket requests to Streamlit',
  detail:
    'The reverse proxy must use HTTP/1.1 for /_stcore/stream, pass Upgrade and Connection, and have a long read timeout.',
  snippet:
    'proxy_http_version 1.1;\nproxy_set_header Host $host;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";\nproxy_read_timeout 86400;',
  language: 'nginx',
};

/** Streamlit: the connection of an app page, on Community Cloud or a server of your own. */
export const streamlit = defineService({
  id: 'streamlit',
  name: 'Streamlit',
  operator: 'either',
  docs,
  hosts: ['*.streamlit.app'],
  signatures: [{ path: /\/_stcore\/stream$/ }, { subprotocol: /^streamlit$/ }],
  closeCodes: [
    {
      code: 1009,
      meaning: 'a message is larger than server.maxMessageSize',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send less data, or raise server.maxMessageSize',
          detail: 'The option is in megabytes; the default is 200.',
          snippet: 'streamlit run app.py --server.maxMessageSize 400',
          language: 'sh',
        },
      ],
      source: docs,
    },
  ],
  statuses: [
    {
      status: 403,
      meaning: 'Streamlit does not allow connections from the origin of this page',
      topic: 'origin',
      retry: 'no',
      fixes: [allowOrigin],
      source: handler,
    },
    {
      status: 404,
      meaning: 'no Streamlit stream is at this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Match server.baseUrlPath and the proxy path',
          detail:
            'With a path prefix, set server.baseUrlPath to it and forward the prefix unchanged. The stream is at PREFIX/_stcore/stream.',
        },
        upgrade,
      ],
      source: docs,
    },
    {
      status: 400,
      body: /Can "Upgrade" only to "WebSocket"|"Connection" must be "Upgrade"/i,
      meaning: 'the request reached Streamlit without the headers Upgrade and Connection',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [upgrade],
      source: kb,
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 200 * 1024 * 1024,
      note: 'Default of server.maxMessageSize',
      source: docs,
    },
  ],
});
