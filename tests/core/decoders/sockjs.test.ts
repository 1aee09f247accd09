import { decodeJson } from '../../../src/decoders/json.ts';
import { decodeSockJs } from '../../../src/decoders/sockjs.ts';
import { decodeStomp } from '../../../src/decoders/stomp.ts';
import { decodeTable } from './decode-table.ts';

const inner = (text: string) => decodeStomp(text) ?? decodeJson(text);

decodeTable('SockJS, received', (text: string) => decodeSockJs(text, 'received', inner), {
  accept: [
    ['the opening', 'o', { role: 'control', name: 'open' }],
    ['a heartbeat', 'h', { role: 'heartbeat' }],
    [
      'a message of another protocol',
      'a["MESSAGE\\ndestination:/q\\n\\nhi\\u0000"]',
      { protocol: 'SockJS › STOMP', role: 'event', name: 'MESSAGE /q' },
    ],
    ['several messages', 'a["{\\"type\\":\\"a\\"}","b"]', { summary: '2 messages: a, b' }],
    ['a single message', 'm"x"', { protocol: 'SockJS › text', summary: 'x' }],
    ['the end', 'c[3000,"Go away!"]', { role: 'control', name: 'close', summary: '3000 Go away!' }],
  ],
  decline: [
    ['an empty list', 'a[]'],
    ['messages that are no text', 'a[1]'],
    ['an opening with more', 'ok'],
    ['a word', 'hello'],
    ['an end without a reason', 'c[3000]'],
    ['plain JSON', '["x"]'],
  ],
});

decodeTable('SockJS, sent', (text: string) => decodeSockJs(text, 'sent', inner), {
  accept: [['a message', '["{\\"type\\":\\"a\\"}"]', { protocol: 'SockJS › JSON', name: 'a' }]],
  decline: [
    ['what only servers send', 'a["x"]'],
    ['a list of numbers', '[1,2]'],
  ],
});
