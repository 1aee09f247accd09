import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/hub?id=abc';
const source = 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration';

export const cases: ServiceCase[] = [
  {
    name: 'invocation',
    url,
    clientMessages: ['{"protocol":"json","version":1}\u001e'],
    opens: true,
    serverMessages: ['{}', '{"type":6}', '{"type":3,"invocationId":"0","result":"error"}', '{"type":7}'],
    expect: 'healthy',
    source,
  },
  {
    name: 'unauthorized method',
    url,
    opens: true,
    clientMessages: ['{"protocol":"json","version":1}\u001e'],
    serverMessages: [
      '{}\u001e',
      '{"type":3,"invocationId":"0","error":"Failed to invoke \'Send\' because user is unauthorized"}',
    ],
    expect: { topic: 'permission', meaning: /method/ },
    source,
  },
  {
    name: 'no sticky sessions',
    url,
    status: 404,
    body: 'No Connection with that ID',
    expect: { topic: 'unknown-resource', meaning: /another server/ },
    source,
  },
  {
    name: 'large message',
    url,
    opens: true,
    clientMessages: ['{"protocol":"json","version":1}\u001e'],
    serverMessages: [
      '{}\u001e',
      '{"type":7,"error":"Connection closed with an error. InvalidDataException: The maximum message size of 32768B was exceeded."}',
    ],
    expect: { topic: 'payload-size', meaning: /larger/ },
    source,
  },
];
