import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no credits',
    url: 'wss://api.hume.ai/v0/evi/chat?access_token=redacted',
    opens: true,
    serverMessages: [
      '{"type":"error","code":"E0300","slug":"out_of_credits","message":"You have run out of credits"}',
    ],
    closeCode: 1008,
    expect: { topic: 'rate-limit', meaning: /credits of the account/ },
    source: 'https://dev.hume.ai/docs/resources/errors',
  },
  {
    name: 'inactive user',
    url: 'wss://api.hume.ai/v0/evi/chat?access_token=redacted',
    opens: true,
    serverMessages: [
      '{"type":"chat_metadata","chat_id":"x"}',
      '{"type":"error","code":"I0106","slug":"inactivity_timeout","message":"The chat ended because of user inactivity"}',
    ],
    closeCode: 1000,
    expect: { topic: 'timeout', meaning: /inactive for longer/ },
    source: 'https://dev.hume.ai/docs/resources/errors',
  },
  {
    name: 'talks',
    url: 'wss://api.hume.ai/v0/evi/chat?access_token=redacted',
    opens: true,
    serverMessages: [
      '{"type":"chat_metadata","chat_id":"x"}',
      '{"type":"user_message","message":{"role":"user","content":"error"}}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://dev.hume.ai/docs/resources/errors',
  },
];
