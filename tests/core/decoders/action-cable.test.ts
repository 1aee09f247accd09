import { decodeActionCable } from '../../../src/decoders/action-cable.ts';
import { decodeTable } from './decode-table.ts';

const ROOM = JSON.stringify(JSON.stringify({ channel: 'ChatChannel', room: 1 }));

decodeTable('Action Cable, received', (text: string) => decodeActionCable(text, 'received'), {
  accept: [
    ['a welcome', '{"type":"welcome"}', { role: 'control', name: 'welcome' }],
    ['a ping', '{"type":"ping","message":1700000000}', { role: 'heartbeat' }],
    [
      'a confirmation',
      `{"type":"confirm_subscription","identifier":${ROOM}}`,
      { role: 'response', failed: false, name: 'confirm_subscription ChatChannel' },
    ],
    ['a rejection', `{"type":"reject_subscription","identifier":${ROOM}}`, { failed: true }],
    [
      'a message',
      `{"identifier":${ROOM},"message":{"text":"hi"}}`,
      { role: 'event', name: 'ChatChannel', summary: '{ text: "hi" }' },
    ],
    [
      'a disconnect',
      '{"type":"disconnect","reason":"unauthorized","reconnect":false}',
      { role: 'control', summary: 'unauthorized' },
    ],
  ],
  decline: [
    ['another type', '{"type":"chat"}'],
    ['a message whose identifier is no JSON', '{"identifier":"room","message":1}'],
    ['a message with a further field', `{"identifier":${ROOM},"message":1,"x":1}`],
    ['a ping that says more', '{"type":"ping","message":1,"x":2}'],
  ],
});

decodeTable('Action Cable, sent', (text: string) => decodeActionCable(text, 'sent'), {
  accept: [
    [
      'a subscription',
      `{"command":"subscribe","identifier":${ROOM}}`,
      { role: 'request', name: 'subscribe ChatChannel' },
    ],
    [
      'an action',
      `{"command":"message","identifier":${ROOM},"data":"{\\"action\\":\\"speak\\"}"}`,
      { role: 'event', summary: '{ action: "speak" }' },
    ],
  ],
  decline: [
    ['another command', `{"command":"dance","identifier":${ROOM}}`],
    ['a message without data', `{"command":"message","identifier":${ROOM}}`],
    ['no identifier', '{"command":"subscribe"}'],
  ],
});
