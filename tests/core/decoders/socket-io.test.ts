import { expect, it } from 'vitest';
import { decodeSocketIo, withAttachments } from '../../../src/decoders/socket-io.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('Socket.IO', decodeSocketIo, {
  accept: [
    [
      'the handshake',
      '0{"sid":"abc","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
      { protocol: 'Engine.IO', role: 'control', summary: 'ping every 25000 ms, timeout 20000 ms' },
    ],
    ['a ping', '2', { role: 'heartbeat', name: 'ping' }],
    ['a pong', '3', { role: 'heartbeat', name: 'pong' }],
    ['a probe, which is no heartbeat', '2probe', { role: 'control', name: 'ping probe' }],
    ['an upgrade', '5', { role: 'control', name: 'upgrade' }],
    [
      'connecting to a namespace',
      '40/admin,{"token":"x"}',
      { role: 'control', name: 'connect', summary: '/admin' },
    ],
    ['an event', '42["chat",{"text":"hi"}]', { role: 'event', name: 'chat', summary: '{ text: "hi" }' }],
    [
      'an event of a namespace that wants an answer',
      '42/admin,12["save",1]',
      { role: 'request', pair: '/admin 12', name: 'save' },
    ],
    ['its answer', '43/admin,12["ok"]', { role: 'response', pair: '/admin 12', failed: false }],
    [
      'an event with a binary part',
      '451-["photo",{"_placeholder":true,"num":0}]',
      { role: 'event', name: 'photo', summary: '{ _placeholder: true, num: 0 } · 1 binary part' },
    ],
    [
      'a refusal',
      '44{"message":"not authorised"}',
      { role: 'control', name: 'connect_error', summary: 'not authorised' },
    ],
    ['a namespace with a query', '40/chat?x=1,', { role: 'control' }],
  ],
  decline: [
    ['nothing', ''],
    ['a number of an application', '25'],
    ['a text that begins like a ping', '2nd place'],
    ['a handshake without a session', '0{"pingInterval":25000,"pingTimeout":20000}'],
    ['an event that is no list', '42{"a":1}'],
    ['an event without a name', '42[]'],
    ['an event whose name is an object', '42[{}]'],
    ['an event with something behind it', '42["a"]x'],
    ['an event that ends too early', '42["a"'],
    ['an answer without a number', '43["ok"]'],
    ['a binary event that does not count its parts', '45["photo"]'],
    ['a text event that counts parts', '421-["a"]'],
    ['a disconnect with data', '41{"a":1}'],
    ['a packet type that there is not', '47["a"]'],
    ['a namespace without its comma', '42/admin["a"]'],
    ['JSON', '{"a":1}'],
  ],
});

it('puts binary parts where they belong, and leaves the place of one that is missing', () => {
  const data = ['photo', { full: { _placeholder: true, num: 1 }, small: { _placeholder: true, num: 0 } }];
  const small = Uint8Array.of(1);
  expect(withAttachments(data, [small])).toEqual(['photo', { full: { _placeholder: true, num: 1 }, small }]);
});
