import type { ServiceCase } from '../service-case.ts';

const url = 'ws://127.0.0.1:9222/devtools/page/625C5EB348BF3D8E0B359614B7003DE3';
const source = 'https://github.com/marty90/PyChromeDevTools/issues/28';

export const cases: ServiceCase[] = [
  {
    name: 'command',
    url,
    opens: true,
    clientMessages: ['{"id":1,"method":"Page.enable"}'],
    serverMessages: ['{"id":1,"result":{}}'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
  {
    name: 'origin not allowed',
    url,
    status: 403,
    body: 'Rejected an incoming WebSocket connection from the http://localhost:9222 origin. Use the command line flag --remote-allow-origins=http://localhost:9222',
    expect: { topic: 'origin', meaning: /origin/ },
    source,
  },
  {
    name: 'unknown method',
    url,
    opens: true,
    serverMessages: ['{"id":2,"error":{"code":-32601,"message":"\'Foo.bar\' wasn\'t found"}}'],
    expect: { topic: 'unknown-resource', meaning: /method/ },
    source: 'https://chromedevtools.github.io/devtools-protocol/',
  },
];
