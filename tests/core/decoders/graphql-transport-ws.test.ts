import { expect, it } from 'vitest';
import { decodeGraphqlTransportWs } from '../../../src/decoders/graphql-transport-ws.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('graphql-transport-ws', decodeGraphqlTransportWs, {
  accept: [
    [
      'the beginning',
      '{"type":"connection_init","payload":{"token":"x"}}',
      { role: 'control', name: 'connection_init' },
    ],
    ['a ping', '{"type":"ping"}', { role: 'heartbeat' }],
    [
      'an operation',
      '{"id":"1","type":"subscribe","payload":{"query":"subscription  OnNews {\\n news }"}}',
      {
        role: 'request',
        pair: '1',
        name: 'subscribe OnNews',
        summary: 'subscription OnNews { news }',
        stream: true,
      },
    ],
    [
      'a subscription after a comment',
      '{"id":"1","type":"subscribe","payload":{"query":"# query\\n subscription { news }"}}',
      { role: 'request', stream: true },
    ],
    [
      'the named one of several operations',
      '{"id":"1","type":"subscribe","payload":{"operationName":"B","query":"query A { a } subscription B { b }"}}',
      { role: 'request', stream: true },
    ],
    [
      'a persisted operation',
      '{"id":"1","type":"subscribe","payload":{"operationName":"News","extensions":{"persistedQuery":{}}}}',
      { name: 'subscribe News' },
    ],
    [
      'a result',
      '{"id":"1","type":"next","payload":{"data":{"news":1}}}',
      { role: 'response', pair: '1', failed: false },
    ],
    [
      'a result with errors',
      '{"id":"1","type":"next","payload":{"errors":[{"message":"x"}]}}',
      { failed: true },
    ],
    ['an error', '{"id":"1","type":"error","payload":[{"message":"x"}]}', { role: 'response', failed: true }],
    ['the end of an operation', '{"id":"1","type":"complete"}', { role: 'control' }],
  ],
  decline: [
    ['a type of the legacy protocol', '{"id":"1","type":"start","payload":{"query":"{a}"}}'],
    ['an operation without an id', '{"type":"subscribe","payload":{"query":"{a}"}}'],
    ['an operation without a query', '{"id":"1","type":"subscribe","payload":{}}'],
    ['an id that is a number', '{"id":1,"type":"complete"}'],
    ['a further field', '{"type":"ping","time":1}'],
    ['a name of Object.prototype', '{"type":"constructor"}'],
    ['something behind it', '{"type":"ping"} '.concat('x')],
    ['a list', '[{"type":"ping"}]'],
  ],
});

it('is no stream where the operation is a query with a field of that name', () => {
  const query = '{"id":"1","type":"subscribe","payload":{"query":"query { subscription { id } }"}}';
  expect(decodeGraphqlTransportWs(query)).not.toHaveProperty('stream');
});
