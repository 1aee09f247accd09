import { defineService } from '../service.ts';

/** Servers of the older subprotocol graphql-ws. */
export const subscriptionsTransportWs = defineService({
  id: 'subscriptions-transport-ws',
  name: 'subscriptions-transport-ws',
  operator: 'either',
  role: 'foundation',
  docs: 'https://github.com/apollographql/subscriptions-transport-ws',
  signatures: [{ subprotocol: /^graphql-ws$/ }],
  closeCodes: [
    {
      code: 1002,
      meaning: 'The server found none of its subprotocols in the offer',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Offer the subprotocol graphql-ws',
          detail: 'Clients of graphql-transport-ws need a server with the library graphql-ws.',
        },
      ],
      source: 'https://github.com/apollographql/subscriptions-transport-ws',
    },
    {
      code: 1011,
      meaning: 'The server rejected the connection or failed',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the connection_error message',
          detail: 'The payload of the message before the close has the reason.',
        },
      ],
      source: 'https://github.com/apollographql/subscriptions-transport-ws',
    },
  ],
  errors: [
    {
      pattern: /"type":"connection_error"/,
      meaning: 'The server rejected the connection, usually because of the token in connectionParams',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send a valid token in connectionParams',
          detail: 'The payload of the message has the reason of onConnect.',
        },
      ],
      source: 'https://github.com/apollographql/subscriptions-transport-ws',
    },
  ],
});
