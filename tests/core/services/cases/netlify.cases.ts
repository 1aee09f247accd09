import type { ServiceCase } from '../service-case.ts';

const source = 'https://docs.netlify.com/build/server/real-time/';

export const cases: ServiceCase[] = [
  {
    name: 'WebSocket to a static site',
    url: 'wss://demo.netlify.app/ws',
    status: 404,
    body: 'Not Found - Request ID: 01H',
    expect: { topic: 'unknown-resource', meaning: /nothing at this path/ },
    source,
  },
  {
    name: 'the rewrite to index.html answers',
    url: 'wss://demo.netlify.app/ws',
    status: 200,
    body: '<!doctype html><div id="root"></div>',
    expect: { topic: 'unknown-resource', meaning: /ordinary request/ },
    source,
  },
  {
    name: 'a Netlify server',
    url: 'wss://demo.netlify.app/ws',
    opens: true,
    serverMessages: ['Echo: hi'],
    clientMessages: ['hi'],
    expect: 'healthy',
    source,
  },
];
