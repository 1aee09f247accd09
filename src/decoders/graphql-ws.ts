import type { Decoded } from './decoded.ts';
import { decodeGraphql } from './graphql-message.ts';

/** The older subprotocol (https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md). */
export function decodeGraphqlWs(text: string): Decoded | undefined {
  return decodeGraphql(text, 'graphql-ws (legacy)', {
    connection_init: 'control',
    connection_ack: 'control',
    connection_error: 'control',
    connection_terminate: 'control',
    ka: 'heartbeat',
    start: 'begins',
    data: 'yields',
    error: 'fails',
    complete: 'ends',
    stop: 'ends',
  });
}
