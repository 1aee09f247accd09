import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'the agent is not running',
    url: 'wss://quiet-otter-12.ngrok-free.app/ws',
    status: 404,
    body: 'The endpoint quiet-otter-12.ngrok-free.app is offline.\r\n\r\nERR_NGROK_3200\r\n',
    expect: { topic: 'backend-unreachable', meaning: /no ngrok agent/ },
    source: 'https://ngrok.com/docs/errors/err_ngrok_3200/',
  },
  {
    name: 'nothing listens on the local port',
    url: 'wss://quiet-otter-12.ngrok-free.app/ws',
    status: 502,
    body: '<h1>ngrok</h1> dial tcp [::1]:8080: connect: connection refused ERR_NGROK_8012',
    expect: { topic: 'backend-unreachable', meaning: /could not connect to your local server/ },
    source: 'https://ngrok.com/docs/errors/err_ngrok_8012/',
  },
  {
    name: 'the local server speaks TLS and the agent plain HTTP',
    url: 'wss://9224458b3778.ngrok.io/session',
    status: 503,
    body: 'ngrok gateway error\nThe server returned an invalid or incomplete HTTP response.\n',
    expect: { topic: 'backend-unreachable', meaning: /valid HTTP response/ },
    source: 'https://github.com/inconshreveable/ngrok/issues/773',
  },
  {
    name: 'a tunnel that works',
    url: 'wss://quiet-otter-12.ngrok-free.app/ws',
    opens: true,
    clientMessages: ['hello'],
    serverMessages: ['hello'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://ngrok.com/docs/',
  },
];
