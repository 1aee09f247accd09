import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'wrong key',
    url: 'wss://eu2.rt.speechmatics.com/v2?jwt=redacted',
    opens: true,
    serverMessages: ['{"message":"Error","code":4001,"type":"not_authorised","reason":"Not authorised"}'],
    closeCode: 4001,
    expect: { topic: 'credentials', meaning: /temporary key is missing/ },
    source: 'https://docs.speechmatics.com/api-ref/realtime-transcription-websocket',
  },
  {
    name: 'too many sessions',
    url: 'wss://eu2.rt.speechmatics.com/v2?jwt=redacted',
    opens: true,
    serverMessages: ['{"message":"Error","code":4005,"type":"quota_exceeded","reason":"Quota exceeded"}'],
    closeCode: 4005,
    expect: { topic: 'rate-limit', meaning: /too many sessions/ },
    source: 'https://docs.speechmatics.com/api-ref/realtime-transcription-websocket',
  },
  {
    name: 'transcribes',
    url: 'wss://eu2.rt.speechmatics.com/v2?jwt=redacted',
    opens: true,
    serverMessages: [
      '{"message":"RecognitionStarted","id":"x"}',
      '{"message":"AddTranscript","metadata":{"transcript":"not_authorised error"}}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.speechmatics.com/api-ref/realtime-transcription-websocket',
  },
];
