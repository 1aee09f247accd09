import { decodeJson } from '../../../src/decoders/json.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('JSON', decodeJson, {
  accept: [
    ['an object', '{"id":4,"tags":["a"]}', { role: 'data', summary: '{ id: 4, tags: ["a"] }' }],
    ['a list', ' [1,2]', { role: 'data', summary: '[1, 2]' }],
    [
      'the name of a message, said once',
      '{"type":"join","room":"x"}',
      { name: 'join', summary: '{ room: "x" }' },
    ],
    ['nothing but its name', '{"event":"ready"}', { name: 'ready', summary: '' }],
    ['a heartbeat', '{"type":"ping","t":1}', { role: 'heartbeat', name: 'ping' }],
    ['a ping that carries more than a heartbeat', '{"type":"ping","a":1,"b":2,"c":3}', { role: 'data' }],
    ['a name that is no text', '{"op":10}', { role: 'data' }],
    ['deep nesting in a short line', '{"a":{"b":{"c":{"d":1}}}}', { summary: '{ a: { b: { c: {…} } } }' }],
  ],
  decline: [
    ['nothing', ''],
    ['a bare number, which is an application’s word', '2'],
    ['a bare text', '"hello"'],
    ['JSON that ends too early', '{"a":'],
    ['JSON with something behind it', '{"a":1}x'],
    ['single quotes', "{'a':1}"],
  ],
});
