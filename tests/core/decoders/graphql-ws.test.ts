import { decodeGraphqlWs } from '../../../src/decoders/graphql-ws.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('graphql-ws, legacy', decodeGraphqlWs, {
  accept: [
    ['a keep-alive', '{"type":"ka"}', { role: 'heartbeat' }],
    [
      'an operation',
      '{"id":"1","type":"start","payload":{"query":"{a}"}}',
      { role: 'request', pair: '1', name: 'start' },
    ],
    ['data', '{"id":"1","type":"data","payload":{"data":{}}}', { role: 'response', pair: '1' }],
    ['a refusal', '{"type":"connection_error","payload":{"message":"x"}}', { role: 'control' }],
    ['a stop', '{"id":"1","type":"stop"}', { role: 'control' }],
  ],
  decline: [
    ['a type of the newer protocol', '{"id":"1","type":"subscribe","payload":{"query":"{a}"}}'],
    ['data without a payload', '{"id":"1","type":"data"}'],
    ['a keep-alive with an id', '{"id":"1","type":"ka"}'],
  ],
});
