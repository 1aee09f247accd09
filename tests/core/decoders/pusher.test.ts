import { decodePusher } from '../../../src/decoders/pusher.ts';
import { decodeTable } from './decode-table.ts';

decodeTable('Pusher', decodePusher, {
  accept: [
    [
      'the beginning',
      '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":120}"}',
      { role: 'control', value: { data: { activity_timeout: 120 } } },
    ],
    ['a ping', '{"event":"pusher:ping","data":{}}', { role: 'heartbeat' }],
    [
      'a subscription',
      '{"event":"pusher:subscribe","data":{"channel":"news"}}',
      { role: 'request', pair: 'news' },
    ],
    [
      'its success',
      '{"event":"pusher_internal:subscription_succeeded","channel":"news","data":"{}"}',
      { role: 'response', pair: 'news', failed: false },
    ],
    [
      'an event',
      '{"event":"headline","channel":"news","data":"{\\"t\\":1}"}',
      { role: 'event', name: 'headline', summary: 'news · { t: 1 }' },
    ],
  ],
  decline: [
    ['an event without a channel', '{"event":"headline","data":"{}"}'],
    ['a further field', '{"event":"pusher:ping","x":1}'],
    ['an event that is no text', '{"event":5,"channel":"news"}'],
    ['a list', '["pusher:ping"]'],
  ],
});
