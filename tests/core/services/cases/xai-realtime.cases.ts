import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no token',
    url: 'wss://api.x.ai/v1/realtime?model=grok-voice-latest',
    status: 401,
    expect: { topic: 'credentials', meaning: /no valid API key or token/ },
    source: 'https://docs.x.ai/developers/model-capabilities/audio/voice-agent',
  },
  {
    name: 'unknown field',
    url: 'wss://api.x.ai/v1/realtime?model=grok-voice-latest',
    opens: true,
    serverMessages: [
      '{"type":"error","event_id":"e1","error":{"type":"invalid_request_error","message":"Unknown parameter: session.foo"}}',
    ],
    expect: { topic: 'malformed-request', meaning: /missing, unknown or wrong field/ },
    source: 'https://docs.x.ai/developers/model-capabilities/audio/voice-agent',
  },
  {
    name: 'speaks',
    url: 'wss://api.x.ai/v1/realtime?model=grok-voice-latest',
    opens: true,
    serverMessages: [
      '{"type":"conversation.created","event_id":"e1","conversation":{"id":"c"}}',
      '{"type":"session.updated"}',
    ],
    clientMessages: ['{"type":"session.update","session":{}}'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.x.ai/developers/model-capabilities/audio/voice-agent',
  },
];
