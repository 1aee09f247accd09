import { js, type StackAdvice, text } from './advice.ts';
import { megabytes } from './snippet-context.ts';

const CLIENT = 'where the page calls mqtt.connect()';
const BROKER = 'in mosquitto.conf';

/** https://github.com/mqttjs/MQTT.js and https://mosquitto.org/man/mosquitto-conf-5.html */
export const mqtt = {
  reconnect: js(
    `reconnectPeriod, ${CLIENT}`,
    ({ url, from }) => `mqtt.connect(${url}, { reconnectPeriod: ${from} + Math.random() * ${4 * from} });`,
  ),
  heartbeat: js(
    `keepalive, in seconds, ${CLIENT}`,
    ({ url, beat }) => `mqtt.connect(${url}, { keepalive: ${beat / 1_000} });`,
  ),
  renew: js(
    `transformWsUrl, ${CLIENT}: it is asked before every attempt`,
    ({ url }) =>
      `mqtt.connect(${url}, {\n  transformWsUrl: (url, _options, client) => {\n    Object.assign(client.options, currentCredentials());\n    return url;\n  },\n});`,
  ),
  size: text(`max_packet_size, ${BROKER}`, (of) => `max_packet_size ${megabytes(of) * 1_048_576}`),
  queue: js(
    `clean and clientId, ${CLIENT}, and a QoS of 1: the broker then keeps what comes meanwhile`,
    ({ url }) =>
      `const client = mqtt.connect(${url}, { clean: false, clientId });\nclient.publish(topic, message, { qos: 1 });`,
  ),
  listen: js(
    'close, offline and error of the client',
    "client.on('close', () => console.warn('gone'));\nclient.on('offline', () => console.warn('offline'));\nclient.on('error', (error) => console.warn(error));",
  ),
  log: text(
    `log_type and connection_messages, ${BROKER}`,
    "// page\nclient.on('close', () => report(client.options.clientId, 'gone'));\n# mosquitto.conf\nlog_type all\nconnection_messages true",
  ),
} satisfies StackAdvice;
