import { js, type StackAdvice, sh, text } from './advice.ts';
import { megabytes } from './snippet-context.ts';

const CLIENT = 'where the page makes new Pusher()';
const REVERB = 'of the app in config/reverb.php (Laravel Reverb)';

/** https://pusher.com/docs/channels/using_channels/client-api/ and https://laravel.com/docs/reverb */
export const pusher = {
  reconnect: js(
    `unavailableTimeout, ${CLIENT}: it connects again by itself, and says unavailable after this time`,
    "const pusher = new Pusher('APP_KEY', { cluster: 'CLUSTER', unavailableTimeout: 10_000 });\npusher.connection.bind('unavailable', () => tellUser());",
  ),
  heartbeat: js(
    `activityTimeout and pongTimeout, ${CLIENT}; at a server of one's own, ping_interval and activity_timeout ${REVERB}`,
    "new Pusher('APP_KEY', { cluster: 'CLUSTER', activityTimeout: 30_000, pongTimeout: 10_000 });\n// config/reverb.php: 'ping_interval' => 30, 'activity_timeout' => 30,",
  ),
  renew: js(
    `channelAuthorization.headersProvider, ${CLIENT}`,
    "new Pusher('APP_KEY', {\n  cluster: 'CLUSTER',\n  channelAuthorization: {\n    endpoint: '/pusher/auth',\n    transport: 'ajax',\n    headersProvider: () => ({ Authorization: currentToken() }),\n  },\n});",
  ),
  origin: text(`allowed_origins ${REVERB}`, ({ pageHost }) => `'allowed_origins' => ['${pageHost}'],`),
  restart: sh('reverb:restart, which closes the connections in order', 'php artisan reverb:restart'),
  size: text(
    `max_message_size ${REVERB}; Pusher's own service takes 10 KB an event`,
    (of) => `'max_message_size' => ${megabytes(of) * 1_048_576},`,
  ),
  queue: js(
    'what trigger() gives back: false when the event could not go',
    "if (!channel.trigger('client-message', message)) queue.push(message);\npusher.connection.bind('connected', () => {\n  for (const message of queue.splice(0)) channel.trigger('client-message', message);\n});",
  ),
  listen: js(
    'state_change and error of pusher.connection',
    "pusher.connection.bind('state_change', ({ previous, current }) => console.info(previous, current));\npusher.connection.bind('error', ({ error }) => console.warn(error?.data?.code, error?.data?.message));",
  ),
  fallback: js(
    `enabledTransports, ${CLIENT}: with the two of HTTP in it, or left out`,
    "new Pusher('APP_KEY', {\n  cluster: 'CLUSTER',\n  enabledTransports: ['ws', 'wss', 'xhr_streaming', 'xhr_polling'],\n});",
  ),
  log: text(
    'logToConsole in the page; --debug at a Laravel Reverb server',
    '// page\nPusher.logToConsole = true;\n# server\nphp artisan reverb:start --debug',
  ),
} satisfies StackAdvice;
