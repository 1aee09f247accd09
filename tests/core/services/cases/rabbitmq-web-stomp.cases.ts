import type { ServiceCase } from '../service-case.ts';

const url = 'ws://mq.example.com:15674/ws';
const source =
  'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_stomp/src/rabbit_stomp_processor.erl';

export const cases: ServiceCase[] = [
  {
    name: 'an exchange that does not exist, on another port',
    url: 'ws://mq.example.com/ws',
    subprotocols: ['v12.stomp'],
    opens: true,
    serverMessages: ['CONNECTED\nserver:RabbitMQ/3.10.8\nsession:session-a1\nversion:1.2\n\n\0'],
    closeCode: 1000,
    closeReason: 'STOMP died',
    expect: { topic: 'unknown-resource', meaning: /ended the STOMP session/ },
    source:
      'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_web_stomp/src/rabbit_web_stomp_handler.erl',
  },
  {
    name: 'connects',
    url,
    subprotocols: ['v12.stomp'],
    opens: true,
    serverMessages: [
      'CONNECTED\nserver:RabbitMQ/4.2.0\nversion:1.2\n\n\0',
      "MESSAGE\ndestination:/queue/a\n\nAccess refused for user 'x'\0",
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'wrong password',
    url,
    subprotocols: ['v12.stomp'],
    opens: true,
    serverMessages: [
      "ERROR\nmessage:Bad CONNECT\ncontent-type:text/plain\nversion:1.0,1.1,1.2\ncontent-length:32\n\nAccess refused for user 'app'\n\0",
    ],
    expect: { topic: 'credentials', meaning: /password/ },
    source,
  },
  {
    name: 'guest from another host',
    url,
    subprotocols: ['v12.stomp'],
    opens: true,
    serverMessages: ['ERROR\nmessage:Bad CONNECT\ncontent-type:text/plain\n\nnon-loopback access denied\0'],
    expect: { topic: 'permission', meaning: /guest/ },
    source,
  },
];
