import { js, type StackAdvice, text } from './advice.ts';
import { pause } from './snippet-context.ts';

const CLIENT = 'where the page makes new SockJS()';
const SPRING = 'withSockJS() of the endpoint (Spring)';

/** https://github.com/sockjs/sockjs-client and https://github.com/sockjs/sockjs-node */
export const sockjs = {
  reconnect: js(
    `onclose, ${CLIENT}: SockJS does not connect again by itself`,
    (of) =>
      `let tries = 0;\nfunction connect() {\n  const socket = new SockJS(url);\n  socket.onopen = () => setTimeout(() => { tries = 0; }, 10_000);\n  socket.onclose = () => setTimeout(connect, ${pause(of, 'tries++')});\n}`,
  ),
  heartbeat: js(
    `heartbeat_delay, where the server calls sockjs.createServer(); setHeartbeatTime after ${SPRING}`,
    ({ beat }) =>
      `sockjs.createServer({ heartbeat_delay: ${beat} });\n// Spring: registry.addEndpoint("/ws").withSockJS().setHeartbeatTime(${beat});`,
  ),
  origin: text(
    `setAllowedOrigins before ${SPRING}`,
    ({ origin }) => `registry.addEndpoint("/ws").setAllowedOrigins("${origin}").withSockJS();`,
  ),
  listen: js(
    `onclose, ${CLIENT}`,
    'socket.onclose = ({ code, reason, wasClean }) => console.warn(code, reason, wasClean);',
  ),
  fallback: js(`transports, ${CLIENT}: left out, it tries all of them`, 'new SockJS(url);'),
} satisfies StackAdvice;
