import type { ServiceCase } from '../service-case.ts';

const url = 'wss://streaming.assemblyai.com/v3/ws?sample_rate=16000&token=abc';
const begin = '{"type":"Begin","id":"de5d9927","expires_at":1790000000}';
const DOCS = 'https://www.assemblyai.com/docs/streaming/common-session-errors-and-closures';
const SDK =
  'https://github.com/AssemblyAI/assemblyai-python-sdk/blob/master/assemblyai/streaming/v3/models.py';

export const cases: ServiceCase[] = [
  {
    name: 'one turn and the end',
    url,
    opens: true,
    clientMessages: ['{"type":"Terminate"}'],
    serverMessages: [
      begin,
      '{"type":"Turn","turn_order":0,"turn_is_formatted":true,"end_of_turn":true,"transcript":"Error code 3008.","end_of_turn_confidence":0.9,"words":[]}',
      '{"type":"Termination","audio_duration_seconds":3,"session_duration_seconds":4}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: SDK,
  },
  {
    name: 'wrong key',
    url,
    opens: true,
    closeCode: 1008,
    closeReason: 'Unauthorized connection: Incorrect padding',
    expect: { topic: 'credentials', meaning: /key/ },
    source: 'https://github.com/AssemblyAI/assemblyai-node-sdk/issues/97',
  },
  {
    name: 'maximum duration',
    url,
    opens: true,
    serverMessages: [
      begin,
      '{"type":"Error","error_code":3008,"error":"Session Expired: Maximum session duration exceeded"}',
    ],
    closeCode: 3008,
    closeReason: 'Session Expired: Maximum session duration exceeded',
    expect: { topic: 'timeout', meaning: /maximum duration/ },
    source: DOCS,
  },
  {
    name: 'chunks too short',
    url,
    opens: true,
    serverMessages: [begin],
    closeCode: 3007,
    closeReason: 'Input Duration Violation: 20.0 ms. Expected between 50 and 1000 ms',
    expect: { topic: 'malformed-request', meaning: /chunk/ },
    source: SDK,
  },
  {
    name: 'too many sessions',
    url,
    opens: true,
    closeCode: 3009,
    closeReason: 'Too many concurrent sessions',
    expect: { topic: 'rate-limit', meaning: /too many sessions/ },
    source: SDK,
  },
];
