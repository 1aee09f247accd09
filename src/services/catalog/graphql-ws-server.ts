import { defineService } from '../service.ts';

/** Servers of the subprotocol graphql-transport-ws. */
export const graphqlWsServer = defineService({
  id: 'graphql-ws-server',
  name: 'graphql-ws',
  operator: 'either',
  role: 'foundation',
  docs: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
  signatures: [{ subprotocol: /^graphql-transport-ws$/ }],
  closeCodes: [
    {
      code: 4400,
      meaning: 'The server could not use a message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Use the client graphql-ws',
          detail: 'subscriptions-transport-ws speaks another protocol with other message types.',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4401,
      meaning: 'The client sent subscribe before the server accepted connection_init',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Wait for connection_ack',
          detail:
            'Send connection_init first. Some servers also use this code for a missing or expired token: return a fresh one from connectionParams.',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4403,
      meaning: 'The server rejected connection_init, usually because of the token',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send the token in connectionParams',
          detail: 'A browser cannot set the Authorization header of the handshake.',
          snippet:
            'createClient({ url, connectionParams: async () => ({ authorization: await getToken() }) });',
          language: 'js',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4406,
      meaning: 'The server supports none of the offered subprotocols',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Offer graphql-transport-ws',
          detail: 'Or use the client that fits the subprotocol graphql-ws of older servers.',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4408,
      meaning: 'connection_init did not come in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send connection_init immediately',
          detail: 'Get the token before you open the connection.',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4409,
      meaning: 'An operation with the same id is still active',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Use a unique id for each operation',
          detail: 'Complete the operation before you use its id again.',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4429,
      meaning: 'The client sent connection_init more than once',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        { title: 'Send connection_init once', detail: 'Only after a new connection is it sent again.' },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
    {
      code: 4500,
      meaning: 'The server failed',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the error in the reason',
          detail: 'On your own server read its log; with a service retry with exponential backoff.',
        },
      ],
      source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    },
  ],
  limits: [
    {
      kind: 'auth-deadline',
      value: 3000,
      note: 'Default of connectionInitWaitTimeout of the server library; other servers differ.',
      source: 'https://the-guild.dev/graphql/ws/docs/interfaces/server.ServerOptions',
    },
  ],
});
