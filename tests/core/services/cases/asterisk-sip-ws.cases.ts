import type { ServiceCase } from '../service-case.ts';

const url = 'wss://pbx.example.com:8089/ws';
const source = 'https://docs.asterisk.org/Configuration/WebRTC/';

export const cases: ServiceCase[] = [
  {
    name: 'register',
    url,
    subprotocols: ['sip'],
    opens: true,
    serverMessages: [
      'SIP/2.0 401 Unauthorized\r\nServer: Asterisk PBX 22.1.0\r\nContent-Length: 0\r\n\r\n',
      'SIP/2.0 200 OK\r\nServer: Asterisk PBX 22.1.0\r\n\r\n',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'wrong password',
    url,
    subprotocols: ['sip'],
    opens: true,
    serverMessages: ['SIP/2.0 403 Forbidden\r\nServer: Asterisk PBX 22.1.0\r\n\r\n'],
    expect: { topic: 'credentials', meaning: /password/ },
    source,
  },
];
