import { js, type StackAdvice, text } from './advice.ts';
import { megabytes } from './snippet-context.ts';

const CLIENT = 'where the page makes new Client()';
const BROKER = 'in the WebSocketMessageBrokerConfigurer (Spring)';

/** https://stomp-js.github.io/api-docs/latest/ and https://docs.spring.io/spring-framework/reference/web/websocket/stomp.html */
export const stomp = {
  reconnect: js(
    `reconnectDelay, maxReconnectDelay and reconnectTimeMode, ${CLIENT}`,
    ({ url, from, upTo }) =>
      `new Client({\n  brokerURL: ${url},\n  reconnectDelay: ${from} + Math.random() * ${from},\n  maxReconnectDelay: ${upTo},\n  reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,\n});`,
  ),
  heartbeat: js(
    `heartbeatIncoming and heartbeatOutgoing, ${CLIENT}, and setHeartbeatValue ${BROKER}`,
    ({ url, beat }) =>
      `new Client({ brokerURL: ${url}, heartbeatIncoming: ${beat}, heartbeatOutgoing: ${beat} });\n// Spring: registry.enableSimpleBroker("/topic")\n//   .setHeartbeatValue(new long[] {${beat}, ${beat}}).setTaskScheduler(scheduler);`,
  ),
  renew: js(
    `beforeConnect, ${CLIENT}`,
    'client.beforeConnect = async () => { client.connectHeaders = { passcode: await freshToken() }; };',
  ),
  origin: text(
    `setAllowedOrigins of the endpoint, ${BROKER}`,
    ({ path, origin }) => `registry.addEndpoint("${path}").setAllowedOrigins("${origin}");`,
  ),
  restart: text(
    'server.shutdown, in application.properties (Spring)',
    'server.shutdown=graceful\nspring.lifecycle.timeout-per-shutdown-phase=30s',
  ),
  size: text(
    `setMessageSizeLimit of the transport, ${BROKER} (default 64 KB)`,
    (of) => `registration.setMessageSizeLimit(${megabytes(of)} * 1024 * 1024);`,
  ),
  queue: js(
    'connected and onConnect of the client',
    'const queue = [];\nfunction publish(message) {\n  if (client.connected) client.publish(message);\n  else queue.push(message);\n}\nclient.onConnect = () => { for (const message of queue.splice(0)) client.publish(message); };',
  ),
  listen: js(
    'onWebSocketClose and onStompError of the client',
    'client.onWebSocketClose = ({ code, reason }) => console.warn(code, reason);\nclient.onStompError = ({ headers }) => console.warn(headers.message);',
  ),
  fallback: js(
    `webSocketFactory, ${CLIENT}, and withSockJS() of the endpoint ${BROKER}`,
    ({ httpUrl, path }) =>
      `client.webSocketFactory = () => new SockJS(${httpUrl});\n// Spring: registry.addEndpoint("${path}").withSockJS();`,
  ),
  log: text(
    'debug of the client, and logging.level in application.properties (Spring)',
    '// page\nclient.debug = (line) => console.debug(line);\n# application.properties\nlogging.level.org.springframework.web.socket=TRACE',
  ),
} satisfies StackAdvice;
