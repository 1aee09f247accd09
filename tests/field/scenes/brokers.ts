import type { FieldScene, Program } from '../scene.ts';

/** RabbitMQ with its plugins for STOMP and MQTT over WebSockets; its user is `guest`. */
const rabbit: Program = {
  needs: ['debian:rabbitmq-server'],
  files: {
    'rabbitmq.conf':
      'listeners.tcp.1 = 127.0.0.1:@amqp@\nstomp.listeners.tcp.1 = 127.0.0.1:@stomp@\nmqtt.listeners.tcp.1 = 127.0.0.1:@mqtt@\nweb_stomp.tcp.port = @app@\nweb_stomp.tcp.ip = 127.0.0.1\nweb_mqtt.tcp.port = @web@\nweb_mqtt.tcp.ip = 127.0.0.1\n',
    enabled: '[rabbitmq_web_stomp,rabbitmq_web_mqtt].\n',
  },
  command: ['sh', '-c', 'chmod 400 .erlang.cookie 2>/dev/null; exec /usr/lib/rabbitmq/bin/rabbitmq-server'],
  env: {
    RABBITMQ_NODENAME: 'field@app@@localhost',
    RABBITMQ_NODE_PORT: '@amqp@',
    RABBITMQ_DIST_PORT: '@dist@',
    ERL_EPMD_PORT: '@epmd@',
    RABBITMQ_CONFIG_FILE: '@dir@/rabbitmq',
    RABBITMQ_ENABLED_PLUGINS_FILE: '@dir@/enabled',
    RABBITMQ_MNESIA_BASE: '@dir@/mnesia',
    RABBITMQ_LOG_BASE: '@dir@/log',
    RABBITMQ_PID_FILE: '@dir@/pid',
  },
};

const stomp = (options: string, path = '/ws') => `import { Client } from '@stomp/stompjs';
const client = new Client({ brokerURL: 'ws://127.0.0.1:@app@${path}', reconnectDelay: 3000, ${options} });
client.onConnect = () => { client.subscribe('/topic/t', () => works()); client.publish({ destination: '/topic/t', body: 'hello' }); };
client.onStompError = (frame) => console.error(frame.headers.message);
client.activate();`;
const LOGIN = "connectHeaders: { login: 'guest', passcode: 'guest', host: '/' }";
const words = ['stream-error', 'server-error-message', 'error-replies', 'service-error'];

export const brokerScenes = [
  {
    id: 'rabbitmq-passcode',
    title: 'The passcode of a STOMP client is wrong',
    source: 'https://www.rabbitmq.com/docs/web-stomp',
    needs: ['npm:@stomp/stompjs'],
    servers: { app: rabbit },
    client: stomp("connectHeaders: { login: 'guest', passcode: 'wrong', host: '/' }"),
    fix: { client: stomp(LOGIN) },
    expects: { rule: words, says: /Bad CONNECT|Access refused/, setting: /passcode/, never: [/nginx/i] },
  },
  {
    id: 'rabbitmq-vhost',
    title: 'The virtual host of a STOMP client does not exist',
    source: 'https://www.rabbitmq.com/docs/stomp#vhosts',
    needs: ['npm:@stomp/stompjs'],
    servers: { app: rabbit },
    client: stomp("connectHeaders: { login: 'guest', passcode: 'guest', host: 'shop' }"),
    fix: { client: stomp(LOGIN) },
    expects: { rule: words, says: /Bad CONNECT|vhost|Virtual host/i, setting: /\bhost\b/, never: [/nginx/i] },
  },
  {
    id: 'rabbitmq-path',
    title: 'The page connects to /stomp, and RabbitMQ serves STOMP at /ws',
    source: 'https://www.rabbitmq.com/docs/web-stomp',
    needs: ['npm:@stomp/stompjs'],
    servers: { app: rabbit },
    client: stomp(LOGIN, '/stomp'),
    fix: { client: stomp(LOGIN) },
    expects: { rule: 'not-found', setting: /\/ws\b/, never: [/Action Cable answers/] },
  },
  {
    id: 'rabbitmq-exchange',
    title: 'A STOMP client subscribes to an exchange that does not exist',
    source: 'https://www.rabbitmq.com/docs/stomp#d',
    needs: ['npm:@stomp/stompjs'],
    servers: { app: rabbit },
    client: stomp(LOGIN).replaceAll('/topic/t', '/exchange/none/t'),
    fix: { client: stomp(LOGIN) },
    expects: {
      rule: words,
      says: /exchange|not.found|STOMP died/i,
      setting: /destination|exchange|name/i,
      never: [/passcode/],
    },
  },
  {
    id: 'rabbitmq-healthy',
    title: 'STOMP to RabbitMQ',
    needs: ['npm:@stomp/stompjs'],
    servers: { app: rabbit },
    client: stomp(LOGIN),
    expects: 'healthy',
  },
] satisfies FieldScene[];
