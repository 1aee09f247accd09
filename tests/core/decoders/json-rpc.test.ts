import { decodeJsonRpc } from '../../../src/decoders/json-rpc.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('JSON-RPC', decodeJsonRpc, {
  accept: [
    [
      'a request',
      '{"jsonrpc":"2.0","id":1,"method":"sum","params":[1,2]}',
      { role: 'request', pair: '1', name: 'sum', summary: '[1, 2]' },
    ],
    ['a notification', '{"jsonrpc":"2.0","method":"tick"}', { role: 'event', name: 'tick' }],
    [
      'a result',
      '{"jsonrpc":"2.0","id":1,"result":3}',
      { role: 'response', pair: '1', failed: false, summary: '3' },
    ],
    ['a result that is null', '{"jsonrpc":"2.0","id":"a","result":null}', { role: 'response', pair: '"a"' }],
    [
      'an error',
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no method"}}',
      { role: 'response', failed: true, summary: 'error -32601 · no method' },
    ],
    [
      'an error of a request that could not be read',
      '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}',
      { pair: 'unknown' },
    ],
    [
      'a batch',
      '[{"jsonrpc":"2.0","id":1,"method":"a"},{"jsonrpc":"2.0","method":"b"}]',
      { summary: '2 messages: a, b' },
    ],
  ],
  decline: [
    ['version 1', '{"id":1,"method":"sum","params":[]}'],
    ['another version', '{"jsonrpc":"1.0","id":1,"method":"sum"}'],
    ['both result and error', '{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":"x"}}'],
    ['neither', '{"jsonrpc":"2.0","id":1}'],
    ['an error without a code', '{"jsonrpc":"2.0","id":1,"error":{"message":"x"}}'],
    ['a method that is no text', '{"jsonrpc":"2.0","id":1,"method":5}'],
    ['params that are a text', '{"jsonrpc":"2.0","id":1,"method":"a","params":"x"}'],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"a"}'],
    ['an empty batch', '[] "jsonrpc"'],
    ['a batch with a stranger in it', '[{"jsonrpc":"2.0","id":1,"method":"a"},{"x":1}]'],
  ],
});
