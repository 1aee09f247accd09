import { defineService } from '../service.ts';

const DOCS = 'https://docs.x.ai/developers/model-capabilities/audio/voice-agent';
const TOKENS = 'https://docs.x.ai/developers/model-capabilities/audio/ephemeral-tokens';

const TOKEN = {
  title: 'Use an ephemeral token in the browser',
  detail:
    'A browser cannot set the Authorization header. Create a token on your server with POST /v1/realtime/client_secrets, and create a new one for each connection: it expires.',
} as const;

const KEY = {
  title: 'Check the API key',
  detail:
    'Server code sends Authorization: Bearer <key>. Check in the xAI console that the key exists, is enabled, and may use the realtime endpoint, and that the team has credits.',
} as const;

/** xAI Grok Voice Agent API. Its events are those of the OpenAI Realtime API. */
export const xaiRealtime = defineService({
  id: 'xai-realtime',
  name: 'xAI Voice Agent API',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['api.x.ai', '*.api.x.ai'],
  statuses: [
    {
      status: 400,
      meaning: 'the key or a parameter of the URL is wrong',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: DOCS,
    },
    {
      status: 401,
      meaning: 'no valid API key or token came with the handshake',
      topic: 'credentials',
      retry: 'no',
      fixes: [TOKEN, KEY],
      source: TOKENS,
    },
    {
      status: 403,
      meaning: 'the key or the team may not use this endpoint or model',
      topic: 'permission',
      retry: 'no',
      fixes: [KEY],
      source: 'https://docs.x.ai/developers/debugging',
    },
    {
      status: 429,
      meaning: 'too many requests or sessions for the team',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Open fewer sessions at a time',
          detail:
            'Close sessions that are done, retry with exponential backoff, and see the limits in the console.',
        },
      ],
      source: 'https://docs.x.ai/developers/rate-limits',
    },
  ],
  errors: [
    {
      pattern: /"type":\s*"error".{0,300}(?:Incorrect API key|invalid_api_key|authentication_error)/s,
      meaning: 'the API key or token is wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [TOKEN, KEY],
      source: TOKENS,
    },
    {
      pattern: /"type":\s*"error".{0,300}"type":\s*"invalid_request_error"/s,
      meaning: 'an event of the client has a missing, unknown or wrong field',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Compare the event with the reference of xAI',
          detail:
            'Not every event and field of the OpenAI Realtime API exists here. The message names the field.',
        },
      ],
      source: DOCS,
    },
  ],
});
