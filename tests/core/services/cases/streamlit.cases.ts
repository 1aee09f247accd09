import type { ServiceCase } from '../service-case.ts';

const subprotocols = ['streamlit', 'PLACEHOLDER_AUTH_TOKEN'];
const source =
  'https://github.com/streamlit/streamlit/blob/develop/lib/streamlit/web/server/browser_websocket_handler.py';

export const cases: ServiceCase[] = [
  {
    name: 'origin not allowed behind a proxy',
    url: 'wss://app.example.com/_stcore/stream',
    subprotocols,
    status: 403,
    body: 'Cross origin websockets not allowed',
    expect: { topic: 'origin', meaning: /origin of this page/ },
    source,
  },
  {
    name: 'proxy drops the Upgrade header',
    url: 'wss://app.example.com/demo/_stcore/stream',
    subprotocols,
    status: 400,
    body: 'Can "Upgrade" only to "WebSocket".',
    expect: { topic: 'malformed-request', meaning: /Upgrade/ },
    source: 'https://docs.streamlit.io/knowledge-base/deploy/remote-start',
  },
  {
    name: 'wrong base path',
    url: 'wss://app.example.com/_stcore/stream',
    subprotocols,
    status: 404,
    expect: { topic: 'unknown-resource', meaning: /no Streamlit stream/ },
    source: 'https://docs.streamlit.io/develop/api-reference/configuration/config.toml',
  },
  {
    name: 'an app that runs',
    url: 'ws://localhost:8501/_stcore/stream',
    subprotocols,
    opens: true,
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
