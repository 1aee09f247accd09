import type { ServiceCase } from '../service-case.ts';

const url = 'wss://voice-js.roaming.twilio.com/signal';
const listen = '{"payload":{"browserinfo":{"p":"browser"},"token":"eyJ"},"type":"listen","version":"1.6"}';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url,
    opens: true,
    clientMessages: [listen],
    serverMessages: [
      '{"type":"error","version":"1.6","payload":{"error":{"code":20104,"message":"Access Token expired or expiration date invalid"}}}',
    ],
    expect: { topic: 'credentials', meaning: /expired/ },
    source: 'https://www.twilio.com/docs/api/errors/20104',
  },
  {
    name: 'wrong API key secret',
    url,
    opens: true,
    clientMessages: [listen],
    serverMessages: [
      '{"type":"error","version":"1.6","payload":{"error":{"code":31202,"message":"JWT signature validation failed"}}}',
    ],
    expect: { topic: 'credentials', meaning: /signature is wrong/ },
    source: 'https://github.com/twilio/twilio-voice.js/blob/master/lib/twilio/device.ts',
  },
  {
    name: 'a registered device',
    url,
    opens: true,
    clientMessages: [listen],
    serverMessages: [
      '{"type":"connected","version":"1.6","payload":{"region":"us1","gateway":"g1","edge":"ashburn","token":{"code":1}}}',
      '{"type":"ready","payload":{}}',
    ],
    expect: 'healthy',
    source: 'https://github.com/twilio/twilio-voice.js/blob/master/lib/twilio/pstream.ts',
  },
];
