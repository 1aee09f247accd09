import { decodeStomp } from '../../../src/decoders/stomp.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('STOMP', decodeStomp, {
  accept: [
    ['a heart-beat', '\n', { role: 'heartbeat' }],
    ['connecting', 'CONNECT\naccept-version:1.2\nhost:a:1\n\n\0', { role: 'control', name: 'CONNECT' }],
    [
      'a message',
      'MESSAGE\ndestination:/queue/a\nmessage-id:1\nsubscription:0\n\n{"x":1}\0\n',
      {
        role: 'event',
        name: 'MESSAGE /queue/a',
        summary: '{ x: 1 }',
        value: { headers: { destination: '/queue/a' } },
      },
    ],
    ['one with carriage returns', 'SEND\r\ndestination:/a\r\n\r\nhi\0', { name: 'SEND /a', summary: '"hi"' }],
    ['one that wants a receipt', 'SEND\ndestination:/a\nreceipt:r1\n\n\0', { role: 'request', pair: 'r1' }],
    ['the receipt', 'RECEIPT\nreceipt-id:r1\n\n\0', { role: 'response', pair: 'r1', failed: false }],
    ['an error', 'ERROR\nmessage:no such queue\n\n\0', { role: 'control', summary: 'no such queue' }],
    [
      'a body with NUL in it, counted in bytes',
      'SEND\ndestination:/a\ncontent-length:5\n\né\0é\0',
      { summary: '"é\\u0000é"' },
    ],
    ['an escaped header', 'SEND\ndestination:/a\\cb\n\n\0', { value: { headers: { destination: '/a:b' } } }],
    [
      'two frames',
      'MESSAGE\ndestination:/a\n\n1\0\nMESSAGE\ndestination:/b\n\n2\0',
      { summary: '2 messages: MESSAGE /a, MESSAGE /b' },
    ],
  ],
  decline: [
    ['no NUL at the end', 'SEND\ndestination:/a\n\nhi'],
    ['an unknown command', 'HELLO\na:b\n\n\0'],
    ['a command in small letters', 'send\na:b\n\n\0'],
    ['a header without a colon', 'SEND\ndestination\n\n\0'],
    ['no empty line', 'SEND\ndestination:/a\0'],
    ['a body longer than told', 'SEND\ncontent-length:1\n\nhi\0'],
    ['a body shorter than told', 'SEND\ncontent-length:9\n\nhi\0'],
    ['something behind the frame', 'SEND\ndestination:/a\n\nhi\0rest'],
    ['two empty lines', '\n\n\n'],
  ],
});
