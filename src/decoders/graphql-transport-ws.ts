import type { Decoded } from './decoded.ts';
import { decodeGraphql } from './graphql-message.ts';

/** https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
export function decodeGraphqlTransportWs(text: string): Decoded | undefined {
  return decodeGraphql(text, 'graphql-transport-ws', {
    connection_init: 'control',
    connection_ack: 'control',
    ping: 'heartbeat',
    pong: 'heartbeat',
    subscribe: 'begins',
    next: 'yields',
    error: 'fails',
    complete: 'ends',
  });
}
