import type { FieldScene, Program } from '../scene.ts';

/** A broker whose WebSocket listener is on `@app@` and whose TCP listener is on `@tcp@`. */
const mosquitto = (settings: string, files: Program['files'] = {}): Program => ({
  needs: ['debian:mosquitto'],
  files: {
    ...files,
    // Without a TCP listener, 2.0.11 ends at once: "Unable to start any listening sockets".
    'mosquitto.conf': `listener @tcp@ 127.0.0.1\nlistener @app@\nprotocol websockets\nuser root\n${settings}\n`,
  },
  command: ['mosquitto', '-c', '@dir@/mosquitto.conf'],
});

const client = (url: string, options = '') => `
import mqtt from 'mqtt';
const client = mqtt.connect('${url}', { reconnectPeriod: 2000, ${options} });
client.on('connect', () => client.subscribe('t', () => client.publish('t', 'hello')));
client.on('message', () => works());
client.on('error', (error) => console.error(error.message));`;

const URL = 'ws://127.0.0.1:@app@/mqtt';
const NAMED = "username: 'anna', password: 'right'";
/** Only `anna` with the password `right`. */
const hashing: Program = {
  ...mosquitto('password_file @dir@/passwords', { passwords: 'anna:right\n' }),
  command: ['sh', '-c', 'mosquitto_passwd -U @dir@/passwords && exec mosquitto -c @dir@/mosquitto.conf'],
};
const anonymous = mosquitto('allow_anonymous true');
const answers = [
  'server-error-message',
  'error-replies',
  'app-close-code',
  'service-error',
  'stream-refusal',
  'stream-error',
];

export const mosquittoScenes = [
  {
    id: 'mosquitto-anonymous',
    title: 'Mosquitto 2 rejects clients without a user name unless allow_anonymous is set',
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
    needs: ['npm:mqtt'],
    servers: { app: mosquitto('') },
    client: client(URL),
    fix: { servers: { app: anonymous } },
    expects: {
      rule: answers,
      says: /not authori[sz]ed/i,
      setting: /allow_anonymous|username/,
      never: [/nginx/i],
    },
  },
  {
    id: 'mosquitto-password',
    title: 'The password of an MQTT client is wrong',
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
    needs: ['npm:mqtt'],
    servers: { app: hashing },
    client: client(URL, "username: 'anna', password: 'wrong'"),
    fix: { client: client(URL, NAMED) },
    expects: {
      rule: answers,
      says: /not authori[sz]ed|bad user name/i,
      setting: /password|username/,
      never: [/nginx/i],
    },
  },
  {
    id: 'mosquitto-password-5',
    title: 'The password of an MQTT 5 client is wrong',
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
    needs: ['npm:mqtt'],
    servers: { app: hashing },
    client: client(URL, "protocolVersion: 5, username: 'anna', password: 'wrong'"),
    fix: { client: client(URL, NAMED) },
    expects: { rule: answers, says: /not authori[sz]ed/i, setting: /password|username/, never: [/nginx/i] },
  },
  {
    id: 'mosquitto-tcp-port',
    title: 'The page connects to the TCP listener of the broker',
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
    needs: ['npm:mqtt'],
    servers: { app: anonymous },
    client: client('ws://127.0.0.1:@tcp@/mqtt'),
    fix: { client: client(URL) },
    expects: {
      rule: ['handshake-reset', 'no-response', 'not-http'],
      setting: /protocol websockets|WebSocket listener/,
      never: [/has crashed|probably crashed/i],
    },
  },
  {
    id: 'mosquitto-client-id',
    title: 'Two clients with one client id throw each other out',
    source: 'https://github.com/moscajs/mosca/issues/244',
    needs: ['npm:mqtt'],
    servers: { app: anonymous },
    client: `import mqtt from 'mqtt';
for (let i = 0; i < 2; i++) {
  const client = mqtt.connect('${URL}', { clientId: 'screen', reconnectPeriod: 1000 });
  client.on('connect', () => console.log('connected'));
  client.on('error', (error) => console.error(error.message));
}`,
    takes: 6_000,
    fix: {
      client: `import mqtt from 'mqtt';
let open = 0;
for (let i = 0; i < 2; i++) {
  const client = mqtt.connect('${URL}', { clientId: 'screen' + i, reconnectPeriod: 1000 });
  client.on('connect', () => { if (++open === 2) works(); });
  client.on('error', (error) => console.error(error.message));
}`,
    },
    expects: {
      rule: [
        'server-error-message',
        'closed-after-open',
        'reconnect-storm',
        'duplicate-session',
        'reconnect-loop',
        'mqtt-session-taken',
        'stream-error',
        'closed-by-transport',
        'service-error',
      ],
      setting: /client ?id/i,
      never: [/has crashed|probably crashed/i],
    },
  },
  {
    id: 'mosquitto-acl',
    title: 'The access rules of the broker forbid the topic',
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
    needs: ['npm:mqtt'],
    servers: {
      app: mosquitto('allow_anonymous true\nacl_file @dir@/acl', { acl: 'topic readwrite other/#\n' }),
    },
    client: client(URL),
    fix: {
      servers: {
        app: mosquitto('allow_anonymous true\nacl_file @dir@/acl', { acl: 'topic readwrite t\n' }),
      },
    },
    takes: 2_000,
    expects: { rule: [...answers, 'stream-refusal'], setting: /acl|access rules/i, never: [/sign in/i] },
  },
  {
    id: 'mosquitto-acl-5',
    title: 'The access rules of the broker forbid the topic, and the client speaks MQTT 5',
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
    needs: ['npm:mqtt'],
    servers: {
      app: mosquitto('allow_anonymous true\nacl_file @dir@/acl', { acl: 'topic readwrite other/#\n' }),
    },
    client: client(URL, 'protocolVersion: 5').replace("'hello')", "'hello', { qos: 1 })"),
    fix: {
      servers: {
        app: mosquitto('allow_anonymous true\nacl_file @dir@/acl', { acl: 'topic readwrite t\n' }),
      },
    },
    takes: 2_000,
    expects: { rule: [...answers, 'stream-refusal'], setting: /acl|access rules/i, never: [/sign in/i] },
  },
  {
    id: 'mosquitto-healthy',
    title: 'MQTT 3.1.1 to Mosquitto',
    needs: ['npm:mqtt'],
    servers: { app: anonymous },
    client: client(URL),
    expects: 'healthy',
  },
  {
    id: 'mosquitto-5-healthy',
    title: 'MQTT 5 to Mosquitto, with user name and password',
    needs: ['npm:mqtt'],
    servers: { app: hashing },
    client: client(URL, `protocolVersion: 5, ${NAMED}`),
    expects: 'healthy',
  },
] satisfies FieldScene[];
