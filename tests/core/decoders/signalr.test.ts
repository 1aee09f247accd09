import { encode, decode as readMessagePack } from '@msgpack/msgpack';
import { decodeSignalr } from '../../../src/decoders/signalr.ts';
import { decodeSignalrBinary } from '../../../src/decoders/signalr-binary.ts';
import { decodeTable, hex } from './decode-table.ts';

decodeTable('SignalR JSON', decodeSignalr, {
  accept: [
    [
      'the handshake',
      '{"protocol":"json","version":1}\u001e',
      { role: 'control', summary: 'json, version 1' },
    ],
    ['its acceptance', '{}\u001e', { role: 'control', summary: 'accepted' }],
    ['its refusal', '{"error":"no such protocol"}\u001e', { summary: 'refused: no such protocol' }],
    [
      'an invocation',
      '{"type":1,"invocationId":"7","target":"Send","arguments":["a",1]}\u001e',
      { role: 'request', pair: '7', name: 'Send', summary: '"a", 1' },
    ],
    ['one that wants no answer', '{"type":1,"target":"Send","arguments":[]}\u001e', { role: 'event' }],
    [
      'a completion',
      '{"type":3,"invocationId":"7","result":5}\u001e',
      { role: 'response', pair: '7', failed: false, summary: '5' },
    ],
    [
      'a failed completion',
      '{"type":3,"invocationId":"7","error":"boom"}\u001e',
      { failed: true, summary: 'error: boom' },
    ],
    ['a stream’s item', '{"type":2,"invocationId":"7","item":1}\u001e', { role: 'response', pair: '7' }],
    ['a ping', '{"type":6}\u001e', { role: 'heartbeat' }],
    [
      'several in one',
      '{"type":6}\u001e{"type":1,"target":"A","arguments":[]}\u001e',
      { role: 'data', summary: '2 messages: ping, A' },
    ],
    ['a close', '{"type":7,"error":"bye"}\u001e', { role: 'control', summary: 'bye' }],
  ],
  decline: [
    ['no separator', '{"type":6}'],
    ['a second message without its separator', '{"type":6}\u001e{"type":6}'],
    ['a separator alone', '\u001e'],
    ['a type that there is not', '{"type":42}\u001e'],
    ['an invocation without arguments', '{"type":1,"target":"A"}\u001e'],
    ['a completion with result and error', '{"type":3,"invocationId":"1","result":1,"error":"x"}\u001e'],
    ['a ping that says more', '{"type":6,"x":1}\u001e'],
    ['an object of an application', '{"x":1}\u001e'],
  ],
});

function framed(...values: unknown[]): Uint8Array {
  const parts = values.map((value) => encode(value));
  return Uint8Array.from(parts.flatMap((part) => [part.length, ...part]));
}

decodeTable('SignalR MessagePack', (bytes: Uint8Array) => decodeSignalrBinary(bytes, readMessagePack), {
  accept: [
    [
      'an invocation',
      framed([1, {}, '7', 'Send', ['a']]),
      { role: 'request', pair: '7', name: 'Send', summary: '"a"' },
    ],
    ['one that wants no answer', framed([1, {}, null, 'Send', [], []]), { role: 'event', name: 'Send' }],
    [
      'a completion without a result',
      framed([3, {}, '7', 2]),
      { role: 'response', pair: '7', failed: false },
    ],
    ['a failed completion', framed([3, {}, '7', 1, 'boom']), { failed: true, summary: 'error: boom' }],
    ['a result', framed([3, {}, '7', 3, 9]), { summary: '9' }],
    ['a ping', hex('02 91 06'), { role: 'heartbeat' }],
    ['two in one', framed([6], [6]), { role: 'heartbeat', summary: '2 messages: ping, ping' }],
  ],
  decline: [
    ['nothing', hex('')],
    ['a length beyond the end', hex('03 91 06')],
    ['bytes behind the message', hex('02 91 06 00')],
    ['a length that never ends', hex('ff ff ff ff ff ff')],
    ['a value that leaves bytes of its record', hex('03 91 06 c0')],
    ['a list of an application', framed([99, 'x'])],
    ['a map', framed({ type: 6 })],
  ],
});
