import { defineService } from '../service.ts';

const HANDLER =
  'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_web_stomp/src/rabbit_web_stomp_handler.erl';
const PROCESSOR =
  'https://github.com/rabbitmq/rabbitmq-server/blob/main/deps/rabbitmq_stomp/src/rabbit_stomp_processor.erl';

export const rabbitmqWebStomp = defineService({
  id: 'rabbitmq-web-stomp',
  name: 'RabbitMQ Web STOMP',
  operator: 'self-hosted',
  docs: 'https://www.rabbitmq.com/docs/web-stomp',
  signatures: [
    { path: /^\/ws$/, port: 15674 },
    { serverMessage: /^CONNECTED\r?\n[^\0]{0,400}?server:RabbitMQ\// },
  ],
  errors: [
    {
      pattern: /^ERROR\r?\n[\s\S]{0,1000}?Access refused for user '/,
      meaning: 'User name or password is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check login and passcode',
          detail: 'Test the user on the broker.',
          snippet: 'rabbitmqctl authenticate_user app secret',
          language: 'sh',
        },
      ],
      source: PROCESSOR,
    },
    {
      pattern: /^ERROR\r?\n[\s\S]{0,1000}?non-loopback access denied/,
      meaning: 'The user guest may connect only from the host of the broker',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Create another user',
          detail: 'Give the application its own user with permissions.',
          snippet: 'rabbitmqctl add_user app secret\nrabbitmqctl set_permissions -p / app ".*" ".*" ".*"',
          language: 'sh',
        },
      ],
      source: PROCESSOR,
    },
    {
      pattern: /^ERROR\r?\n[\s\S]{0,1000}?Virtual host '[^']*' access denied/,
      meaning: 'The virtual host does not exist, or the user has no permissions in it',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the host header of CONNECT',
          detail: 'The STOMP header host is the virtual host, usually /. Grant the user permissions in it.',
          snippet: 'rabbitmqctl set_permissions -p / app ".*" ".*" ".*"',
          language: 'sh',
        },
      ],
      source: PROCESSOR,
    },
  ],
  closeCodes: [
    {
      code: 1000,
      reason: /^STOMP died$/,
      meaning: 'The broker ended the STOMP session after an error, whose frame did not arrive',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the destination of the last SUBSCRIBE or SEND',
          detail:
            'The log of the broker names the error. An exchange of /exchange/NAME has to exist, and the user needs permissions for it; /topic and /queue create what they need.',
        },
      ],
      source: HANDLER,
    },
    {
      code: 1007,
      meaning: 'The client sent something that is not a STOMP frame',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Use a STOMP client library',
          detail: 'Each frame must have a command, headers, an empty line and a NUL byte at the end.',
        },
      ],
      source: HANDLER,
    },
    {
      code: 1000,
      reason: /^STOMP died$/,
      meaning: 'The broker ended the STOMP session after an error or a missed heart-beat',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the ERROR frame before the close',
          detail:
            'If there is none, the heart-beat of the client was late: raise heartbeatOutgoing, or reconnect when a suspended tab becomes active.',
        },
      ],
      source: HANDLER,
    },
  ],
});
