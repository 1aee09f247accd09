import type { ServiceCase } from '../service-case.ts';

const url = 'wss://gateway.discord.gg/?v=10&encoding=json';
const hello = '{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[\\"gateway-prd\\"]"]}}';
const source = 'https://docs.discord.com/developers/topics/opcodes-and-status-codes';

export const cases: ServiceCase[] = [
  {
    name: 'wrong token',
    url,
    opens: true,
    serverMessages: [hello],
    clientMessages: ['{"op":2,"d":{"token":"x","intents":513}}'],
    closeCode: 4004,
    closeReason: 'Authentication failed.',
    expect: { topic: 'credentials', meaning: /token in Identify/ },
    source,
  },
  {
    name: 'privileged intent not enabled',
    url,
    opens: true,
    serverMessages: [hello],
    closeCode: 4014,
    closeReason: 'Disallowed intent(s).',
    expect: { topic: 'permission', meaning: /privileged intent/ },
    source,
  },
  {
    name: 'too many presence updates',
    url,
    opens: true,
    serverMessages: [hello],
    closeCode: 4008,
    expect: { topic: 'rate-limit', meaning: /120 messages/ },
    source,
  },
  {
    name: 'invalid session',
    url,
    opens: true,
    serverMessages: [hello, '{"t":null,"s":null,"op":9,"d":false}'],
    expect: { topic: 'unknown', meaning: /session is invalid/ },
    source,
  },
  {
    name: 'a bot that is online',
    url,
    opens: true,
    clientMessages: ['{"op":1,"d":null}'],
    serverMessages: [
      hello,
      '{"t":null,"s":null,"op":11,"d":null}',
      '{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"content":"authentication failed, op 9","id":"1"}}',
    ],
    expect: 'healthy',
    source,
  },
];
