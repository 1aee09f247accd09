import type { StreamFault, StreamProtocol } from '../../decoders/stream/stream-reader.ts';
import type { Fix } from '../../diagnosis/rule.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';

type Topics = Partial<Record<StreamFault['topic'], readonly Fix[]>>;

/** https://mosquitto.org/documentation/authentication-methods/ */
const MQTT_USER: Fix = {
  by: 'operator',
  title: 'Check the users and access rules of the broker',
  detail:
    'Mosquitto 2 and later accepts no anonymous client unless allow_anonymous true is set, and per listener where per_listener_settings is true. The access rules name the topics that a user may read and write.',
  snippet:
    '# mosquitto.conf\nlistener 8080\nprotocol websockets\nallow_anonymous false\npassword_file /etc/mosquitto/passwd\nacl_file /etc/mosquitto/acl',
  language: 'text',
};

const MQTT_LOGIN: Fix = {
  title: 'Send the user name and password that the broker expects',
  detail:
    'They are in the CONNECT packet, not in the URL. Brokers in a cloud often expect a token, or a signed query, and check the client identifier as well.',
  snippet:
    "mqtt.connect(url, { username: 'USER', password: 'PASSWORD', clientId: 'web-' + crypto.randomUUID() });",
  language: 'js',
};

export const MQTT_CLIENT_ID: Fix = {
  title: 'Use a client identifier of its own for each tab',
  detail:
    'A broker keeps one connection per client identifier: the second takes over, the first is closed, and where both reconnect they close each other again and again.',
  snippet: "mqtt.connect(url, { clientId: 'web-' + crypto.randomUUID() });",
  language: 'js',
};

const MQTT_VERSION: Fix = {
  title: 'Ask for a protocol version that the broker supports',
  detail: 'MQTT.js asks for 3.1.1 by default; protocolVersion 5 needs a broker with MQTT 5.',
  snippet: 'mqtt.connect(url, { protocolVersion: 4 }); // 3.1.1; 5 for MQTT 5',
  language: 'js',
};

const MQTT_KEEPALIVE: Fix = {
  title: 'Send PINGREQ within the keep-alive time',
  detail:
    'The broker closes where nothing arrives for one and a half times the keep-alive time. Timers of a hidden tab run once a minute at most, so a keep-alive below 60 s is missed there.',
  snippet: "mqtt.connect(url, { keepalive: 60, timerVariant: 'auto' });",
  language: 'js',
};

/** https://www.rabbitmq.com/docs/access-control#loopback-users */
const RABBITMQ_USER: Fix = {
  by: 'operator',
  title: 'Create a user for web clients in the broker',
  detail:
    'The user guest of RabbitMQ may connect over loopback only. A user needs a password, a virtual host and permissions in it; the log of the broker names what is missing.',
  snippet: "rabbitmqctl add_user web PASSWORD\nrabbitmqctl set_permissions -p / web '.*' '.*' '.*'",
  language: 'sh',
};

/** https://www.rabbitmq.com/docs/stomp */
const STOMP_CONNECT: Fix = {
  title: 'Compare login, passcode and host of the CONNECT frame',
  detail:
    'login and passcode are user name and password. host is the virtual host: / by default in RabbitMQ, not the host name of the server.',
  snippet: "new Client({ brokerURL, connectHeaders: { login: 'USER', passcode: 'PASSWORD', host: '/' } });",
  language: 'js',
};

const VNC_PASSWORD: Fix = {
  title: 'Enter the password of the VNC server',
  detail:
    'VNC authentication uses the first eight characters alone. After several wrong ones the server blocks the address for a while: wait, or restart it.',
  snippet: "new RFB(element, url, { credentials: { password: 'PASSWORD' } });",
  language: 'js',
};

const SOCKS_TARGET: Fix = {
  title: 'Check the target behind the proxy',
  detail:
    'The proxy accepted the client and could not reach the address in its request. Test that address from the host of the proxy.',
};

const MQTT_RIGHTS = [MQTT_LOGIN, MQTT_USER];
const MQTT: Topics = {
  credentials: MQTT_RIGHTS,
  permission: MQTT_RIGHTS,
  'malformed-request': [
    {
      title: 'Compare the packet with the limits of the broker',
      detail:
        'The code names what it rejects: an empty or too long client identifier, a topic with wildcards in PUBLISH, a QoS or a feature that is switched off. CONNACK of MQTT 5 lists what the broker supports.',
    },
  ],
  'unknown-resource': [MQTT_VERSION],
  'duplicate-session': [MQTT_CLIENT_ID],
  timeout: [MQTT_KEEPALIVE],
};
const BROKER: Topics = { credentials: [RABBITMQ_USER], permission: [RABBITMQ_USER] };
const STOMP_LOGIN = [STOMP_CONNECT, RABBITMQ_USER];
const STOMP: Topics = {
  credentials: STOMP_LOGIN,
  permission: STOMP_LOGIN,
  'unknown-resource': STOMP_LOGIN,
};

const BY_PROTOCOL: Partial<Record<StreamProtocol, Topics>> = {
  MQTT,
  'AMQP 0-9-1': BROKER,
  STOMP,
  'RFB (VNC)': { credentials: [VNC_PASSWORD], 'rate-limit': [VNC_PASSWORD] },
  SOCKS5: { 'backend-unreachable': [SOCKS_TARGET] },
};

const READ_LOG: Fix = {
  by: 'operator',
  title: 'Read the log of the server behind the WebSocket',
  detail:
    'The WebSocket works: the failure is in the protocol that runs over it. The broker, VNC or SSH server logs the same refusal with its reason.',
};

/** What to do, by protocol and by what the server's words are about; at least one. */
export function streamFixes(protocol: StreamProtocol, { topic }: StreamFault): Fix[] {
  const own = BY_PROTOCOL[protocol]?.[topic] ?? [];
  return [...own, ...(own.length === 0 ? topicFixes(topic) : []), READ_LOG];
}
