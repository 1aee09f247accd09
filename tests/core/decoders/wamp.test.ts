import { decodeWamp } from '../../../src/decoders/wamp.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('WAMP', decodeWamp, {
  accept: [
    ['a hello', '[1,"realm1",{"roles":{}}]', { role: 'control', name: 'HELLO · realm1' }],
    [
      'a call',
      '[48,7,{},"com.sum",[1,2]]',
      { role: 'request', pair: 'CALL 7', name: 'CALL · com.sum', summary: '[1, 2]' },
    ],
    ['its result', '[50,7,{},[3]]', { role: 'response', pair: 'CALL 7', failed: false }],
    ['its error', '[8,48,7,{},"com.error",["x"]]', { role: 'response', pair: 'CALL 7', failed: true }],
    ['an event', '[36,1,2,{},["hi"],{"a":1}]', { role: 'event', summary: '["hi"], { a: 1 }' }],
    ['a subscription', '[32,5,{},"com.topic"]', { role: 'request', pair: 'SUBSCRIBE 5' }],
    ['that it stands', '[33,5,9]', { role: 'response', pair: 'SUBSCRIBE 5' }],
  ],
  decline: [
    ['a code that there is not', '[99,1,{}]'],
    ['a call without its procedure', '[48,7,{}]'],
    ['a call with something behind it', '[48,7,{},"com.sum",[],{},1]'],
    ['arguments that are an object', '[48,7,{},"com.sum",{}]'],
    ['an id that is a text', '[33,"5",9]'],
    ['a list of numbers', '[1,2,3]'],
    ['an object', '{"a":1}'],
  ],
});
