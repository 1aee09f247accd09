import { decodeOpenClaw } from '../../../src/decoders/openclaw-message.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('OpenClaw', decodeOpenClaw, {
  accept: [
    [
      'the challenge',
      '{"type":"event","event":"connect.challenge","payload":{"nonce":"n"}}',
      { role: 'event', name: 'connect.challenge' },
    ],
    ['a tick', '{"type":"event","event":"tick","payload":{"ts":1},"seq":4}', { role: 'heartbeat' }],
    [
      'a request',
      '{"type":"req","id":"1","method":"health","params":{}}',
      { role: 'request', pair: '1', name: 'health' },
    ],
    [
      'an answer',
      '{"type":"res","id":"1","ok":true,"payload":{"a":1}}',
      { role: 'response', pair: '1', failed: false },
    ],
    [
      'a refusal',
      '{"type":"res","id":"1","ok":false,"error":{"code":"INVALID","message":"no"}}',
      { failed: true, summary: 'INVALID · no' },
    ],
  ],
  decline: [
    ['a request without an id', '{"type":"req","method":"health"}'],
    ['an answer that does not say whether it worked', '{"type":"res","id":"1"}'],
    ['a refusal without an error', '{"type":"res","id":"1","ok":false}'],
    ['an event with another field', '{"type":"event","event":"a","data":1}'],
    ['another type', '{"type":"message","id":"1"}'],
  ],
});
