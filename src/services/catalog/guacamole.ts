import { defineService } from '../service.ts';

const SOURCE =
  'https://github.com/apache/guacamole-client/blob/main/guacamole-common/src/main/java/org/apache/guacamole/protocol/GuacamoleStatus.java';
const LOG = {
  title: 'Read the log of guacd',
  detail:
    'It names the protocol and the error. Test from the guacd host that the remote desktop is reachable on its port.',
  snippet: 'docker logs guacd',
  language: 'sh',
} as const;

/** Apache Guacamole: the close reason is a Guacamole status in decimal notation. */
export const guacamole = defineService({
  id: 'guacamole',
  name: 'Apache Guacamole',
  operator: 'self-hosted',
  docs: 'https://guacamole.apache.org/doc/gug/protocol-reference.html',
  signatures: [{ subprotocol: /^guacamole$/ }],
  closeCodes: [
    {
      code: 1011,
      reason: /^512$/,
      meaning: 'The server had an internal error',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        LOG,
        {
          title: 'Check that guacd runs',
          detail: 'guacd-hostname and guacd-port in guacamole.properties must point to it.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^513$/,
      meaning: 'The server is busy',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [{ title: 'Reconnect later', detail: 'Use exponential backoff.' }],
      source: SOURCE,
    },
    {
      code: 1011,
      reason: /^514$/,
      meaning: 'The remote desktop does not respond',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [LOG],
      source: SOURCE,
    },
    {
      code: 1011,
      reason: /^515$/,
      meaning: 'The remote desktop reported an error or closed the connection',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [LOG],
      source: SOURCE,
    },
    {
      code: 1002,
      reason: /^516$/,
      meaning: 'The requested connection does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the connection',
          detail: 'It was deleted or renamed, or the identifier in the URL is wrong.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^517$/,
      meaning: 'The connection is already in use',
      topic: 'duplicate-session',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close the other session or raise the limit',
          detail: 'See the maximum number of connections in the settings of the connection.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1011,
      reason: /^519$/,
      meaning: 'The remote desktop was not found or refused the connection',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [
        {
          title: 'Check hostname and port of the connection',
          detail:
            'They must be reachable from the guacd host. Inside a container localhost is the container itself.',
        },
        LOG,
      ],
      source: SOURCE,
    },
    {
      code: 1011,
      reason: /^520$/,
      meaning: 'The remote desktop is not available',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [LOG],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^521$/,
      meaning: 'Another session took over the connection',
      topic: 'duplicate-session',
      retry: 'no',
      fixes: [
        {
          title: 'Use one session at a time',
          detail: 'The remote desktop allows one session for this user.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1002,
      reason: /^522$/,
      meaning: 'The session ended after a time without activity',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Connect again',
          detail: 'The remote desktop ended the session. Change its idle limit if necessary.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^769$/,
      meaning: 'The user is not logged in, or the remote desktop rejected the credentials',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Log in again and check the credentials',
          detail:
            'The Guacamole token may be expired. Check user name, password and, for RDP, the security mode of the connection.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^771$/,
      meaning: 'The user may not use this connection',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Grant the connection to the user',
          detail: 'An administrator gives READ permission on the connection in the settings.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1002,
      reason: /^776$/,
      meaning: 'The client did not respond in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect when the page is active',
          detail: 'Suspended tabs and sleeping devices do not answer.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1008,
      reason: /^797$/,
      meaning: 'The client uses too many connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close other connections',
          detail:
            'Or raise the limit of connections for each user in the settings of the connection or group.',
        },
      ],
      source: SOURCE,
    },
  ],
});
