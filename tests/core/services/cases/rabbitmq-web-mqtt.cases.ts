import type { ServiceCase } from '../service-case.ts';

const url = 'wss://mq.example.com:15675/ws';
const source =
  'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_web_mqtt/src/rabbit_web_mqtt_handler.erl';

export const cases: ServiceCase[] = [
  {
    name: 'connects and disconnects',
    url,
    subprotocols: ['mqtt'],
    opens: true,
    closeCode: 1000,
    closeReason: '',
    expect: 'healthy',
    source,
  },
  {
    name: 'no subprotocol',
    url,
    status: 400,
    expect: { topic: 'malformed-request', meaning: /subprotocol/ },
    source,
  },
  {
    name: 'wrong password',
    url,
    subprotocols: ['mqtt'],
    opens: true,
    closeCode: 1002,
    closeReason: 'connect_packet_rejected',
    expect: { topic: 'credentials', meaning: /CONNECT/ },
    source,
  },
  {
    name: 'no PINGREQ',
    url,
    subprotocols: ['mqtt'],
    opens: true,
    closeCode: 1000,
    closeReason: 'MQTT keepalive timeout',
    expect: { topic: 'timeout', meaning: /keep-alive/ },
    source,
  },
  {
    name: 'text message',
    url,
    subprotocols: ['mqtt'],
    opens: true,
    clientMessages: ['hello'],
    closeCode: 1003,
    closeReason: 'unexpected WebSocket frame',
    expect: { topic: 'malformed-request', meaning: /binary/ },
    source,
  },
];
