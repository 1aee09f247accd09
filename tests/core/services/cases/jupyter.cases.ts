import type { ServiceCase } from '../service-case.ts';

const url = 'ws://localhost:8888/api/kernels/5ee1f7a2-6f5a-4f2e-9d2c-0b5f3c0a9d11/channels?session_id=abc';
const source =
  'https://github.com/jupyter-server/jupyter_server/blob/main/jupyter_server/services/kernels/websocket.py';

export const cases: ServiceCase[] = [
  {
    name: 'page from another origin',
    url,
    status: 403,
    body: 'Cross origin websockets not allowed',
    expect: { topic: 'origin', meaning: /origin of this page/ },
    source,
  },
  {
    name: 'not logged in',
    url,
    subprotocols: ['v1.kernel.websocket.jupyter.org'],
    status: 403,
    body: '<html><title>403: Forbidden</title><body>403: Forbidden</body></html>',
    expect: { topic: 'credentials', meaning: /login/ },
    source,
  },
  {
    name: 'kernel is gone',
    url,
    status: 404,
    body: '{"message": "Kernel does not exist: 5ee1f7a2-6f5a-4f2e-9d2c-0b5f3c0a9d11", "reason": null}',
    expect: { topic: 'unknown-resource', meaning: /does not exist any more/ },
    source,
  },
  {
    name: 'proxy drops the Upgrade header',
    url: 'wss://hub.example.org/user/ada/api/kernels/5ee1f7a2-6f5a-4f2e-9d2c-0b5f3c0a9d11/channels',
    status: 400,
    body: 'Can "Upgrade" only to "WebSocket".',
    expect: { topic: 'malformed-request', meaning: /Upgrade/ },
    source,
  },
  {
    name: 'a kernel that answers',
    url,
    opens: true,
    serverMessages: [
      '{"header":{"msg_type":"status"},"content":{"execution_state":"idle"},"channel":"iopub"}',
    ],
    expect: 'healthy',
    source,
  },
];
