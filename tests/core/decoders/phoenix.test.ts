import { decodePhoenix } from '../../../src/decoders/phoenix.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('Phoenix', decodePhoenix, {
  accept: [
    [
      'a join',
      '["1","1","room:lobby","phx_join",{}]',
      { role: 'request', pair: '1', name: 'room:lobby phx_join' },
    ],
    [
      'its reply',
      '["1","1","room:lobby","phx_reply",{"status":"ok","response":{"a":1}}]',
      { role: 'response', pair: '1', failed: false, summary: 'ok { a: 1 }' },
    ],
    [
      'a refusal',
      '["1","1","room:x","phx_reply",{"status":"error","response":{"reason":"no"}}]',
      { failed: true },
    ],
    [
      'a broadcast',
      '[null,null,"room:lobby","msg",{"text":"hi"}]',
      { role: 'event', name: 'room:lobby msg' },
    ],
    ['a heartbeat', '[null,"5","phoenix","heartbeat",{}]', { role: 'heartbeat' }],
    [
      'the reply to a heartbeat',
      '[null,"5","phoenix","phx_reply",{"status":"ok","response":{}}]',
      { role: 'heartbeat' },
    ],
    [
      'serialiser 1',
      '{"topic":"room:a","event":"msg","payload":{},"ref":"3"}',
      { role: 'request', pair: '3' },
    ],
  ],
  decline: [
    ['a list of four', '["1","1","room","phx_join"]'],
    ['a list of six', '["1","1","room","phx_join",{},1]'],
    ['a reference that is a number', '[1,1,"room","phx_join",{}]'],
    ['a payload that is a text', '["1","1","room","phx_join","x"]'],
    ['an object with another field', '{"topic":"a","event":"b","payload":{},"ref":"1","x":1}'],
    ['an object without a reference', '{"topic":"a","event":"b","payload":{}}'],
    ['something behind it', '[null,null,"a","b",{}],'],
  ],
});
