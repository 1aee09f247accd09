import { defineService } from '../service.ts';

const SOURCE =
  'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_web_mqtt/src/rabbit_web_mqtt_handler.erl';

export const rabbitmqWebMqtt = defineService({
  id: 'rabbitmq-web-mqtt',
  name: 'RabbitMQ Web MQTT',
  operator: 'self-hosted',
  docs: 'https://www.rabbitmq.com/docs/web-mqtt',
  signatures: [{ path: /^\/ws$/, port: 15675 }],
  statuses: [
    {
      status: 400,
      meaning: 'The client did not offer the subprotocol mqtt',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Offer the subprotocol mqtt',
          detail: 'RabbitMQ accepts no other name. MQTT clients offer it by default.',
          snippet: "new WebSocket(url, 'mqtt');",
          language: 'js',
        },
      ],
      source: SOURCE,
    },
  ],
  closeCodes: [
    {
      code: 1000,
      reason: /^MQTT keepalive timeout$/,
      meaning: 'The client sent nothing during one and a half keep-alive periods',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Let the client send PINGREQ',
          detail: 'Set a keepalive in the client, and reconnect when a suspended tab becomes active again.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1002,
      reason: /^connect_packet_rejected$/,
      meaning:
        'The broker rejected the CONNECT packet, usually because of the user name, password or virtual host',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check user, password and virtual host',
          detail:
            'The CONNACK before the close has the return code. Give a virtual host as "vhost:user" in the user name.',
        },
        {
          title: 'Create a user other than guest',
          detail: 'guest may connect only from localhost.',
          snippet: 'rabbitmqctl add_user app secret\nrabbitmqctl set_permissions -p / app ".*" ".*" ".*"',
          language: 'sh',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1003,
      reason: /^unexpected WebSocket frame$/,
      meaning: 'The client sent a text message; MQTT uses binary messages only',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Send binary messages',
          detail: 'Use an MQTT client library, or send a Uint8Array instead of a string.',
        },
      ],
      source: SOURCE,
    },
  ],
});
