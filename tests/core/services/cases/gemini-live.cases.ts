import type { ServiceCase } from '../service-case.ts';

const url =
  'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=abc';
const setup = '{"setup":{"model":"models/gemini-2.5-flash-native-audio-preview-12-2025"}}';
const ready = '{"setupComplete":{}}';

export const cases: ServiceCase[] = [
  {
    name: 'one turn',
    url,
    opens: true,
    clientMessages: [setup],
    serverMessages: [ready, '{"serverContent":{"turnComplete":true},"usageMetadata":{"totalTokenCount":42}}'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://ai.google.dev/api/live',
  },
  {
    name: 'goAway on a connection that still lives',
    url,
    opens: true,
    clientMessages: [setup],
    serverMessages: [ready, '{"goAway":{"timeLeft":"50s"}}'],
    expect: 'healthy',
    source: 'https://ai.google.dev/gemini-api/docs/live-session',
  },
  {
    name: 'wrong API key',
    url,
    opens: true,
    clientMessages: [setup],
    closeCode: 1007,
    closeReason: 'API key not valid. Please pass a valid API key.',
    expect: { topic: 'credentials', meaning: /key/ },
    source: 'https://ai.google.dev/gemini-api/docs/troubleshooting',
  },
  {
    name: 'expired API key',
    url,
    opens: true,
    clientMessages: [setup],
    closeCode: 1007,
    closeReason: 'API key expired. Please renew the API key.',
    expect: { topic: 'credentials', meaning: /expired/ },
    source: 'https://github.com/yagudaev/voiceclaw/pull/155',
  },
  {
    name: 'a model without Live API',
    url,
    opens: true,
    clientMessages: ['{"setup":{"model":"models/gemini-1.5-flash"}}'],
    closeCode: 1008,
    closeReason:
      'models/gemini-1.5-flash is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListModels',
    expect: { topic: 'unknown-resource', meaning: /model/ },
    source: 'https://ai.google.dev/api/live',
  },
  {
    name: 'quota',
    url,
    opens: true,
    clientMessages: [setup],
    serverMessages: [ready],
    closeCode: 1011,
    closeReason:
      'You exceeded your current quota, please check your plan and billing details. For more information on this e',
    expect: { topic: 'rate-limit', meaning: /quota/ },
    source: 'https://ai.google.dev/gemini-api/docs/rate-limits',
  },
  {
    name: 'not implemented or supported',
    url,
    opens: true,
    clientMessages: [setup],
    serverMessages: [ready],
    closeCode: 1008,
    closeReason: 'Operation is not implemented, or supported, or enabled.',
    expect: { topic: 'malformed-request', meaning: /does not support/ },
    source: 'https://github.com/googleapis/js-genai/issues/1236',
  },
];
