import { defineService } from '../service.ts';

const DOCS = 'https://ai.google.dev/gemini-api/docs/live';
const SESSIONS = 'https://ai.google.dev/gemini-api/docs/live-session';
const LIMITS = 'https://ai.google.dev/gemini-api/docs/rate-limits';
const TROUBLE = 'https://ai.google.dev/gemini-api/docs/troubleshooting';

const KEY = {
  title: 'Use a valid Gemini API key',
  detail:
    'Check the key in Google AI Studio: it must exist, not be expired or blocked, and its restrictions must allow the Generative Language API and this website or address.',
} as const;

const TOKEN = {
  title: 'Use an ephemeral token in the browser',
  detail:
    'A browser cannot set headers, and a key in the URL is public. Create a token on your server (auth_tokens, v1alpha) and connect to BidiGenerateContentConstrained with ?access_token=<token>.',
} as const;

const MODEL = {
  title: 'Use a model that supports the Live API',
  detail:
    'Send the full name in setup.model, such as models/<name>. Call ListModels and take a model whose supportedGenerationMethods has bidiGenerateContent. Preview models are withdrawn: look at the deprecations page.',
} as const;

const RESUME = {
  title: 'Resume the session on a new connection',
  detail:
    'Send sessionResumption in setup, keep the latest handle of sessionResumptionUpdate, and connect again with that handle when goAway arrives. contextWindowCompression removes the limit on the length of the session.',
} as const;

const SETUP = {
  title: 'Correct the setup or the last message',
  detail:
    'Send setup first and wait for setupComplete. Check field names, response modalities (native audio models accept AUDIO only), voice, tools, and audio as 16-bit PCM with its mimeType. Remove fields one by one to find the refused one.',
} as const;

const BACKOFF = {
  title: 'Reconnect with exponential backoff and jitter',
  detail:
    'Resume with the latest session handle. If it happens at the same message each time, shorten the context or try another Live model.',
} as const;

/** Gemini Live API of the Gemini Developer API and of Vertex AI. */
export const geminiLive = defineService({
  id: 'gemini-live',
  name: 'Gemini Live API',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['generativelanguage.googleapis.com'],
  signatures: [
    {
      path: /\/google\.ai\.generativelanguage\.v1(?:alpha|beta)?\.GenerativeService[./]BidiGenerateContent(?:Constrained)?$/,
    },
    { path: /\/google\.cloud\.aiplatform\.v1(?:beta1)?\.LlmBidiService[./]BidiGenerateContent$/ },
  ],
  closeCodes: [
    {
      code: 1007,
      reason: /API key not valid|API key not found|API key expired|API_KEY_INVALID/i,
      meaning: 'The API key is wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: 'https://github.com/yagudaev/voiceclaw/pull/155',
    },
    {
      code: 1007,
      reason: /token count|maximum number of tokens|context window/i,
      meaning: 'The conversation is longer than the context window of the model',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Turn on contextWindowCompression',
          detail:
            'Set contextWindowCompression with a sliding window in setup, or send a shorter history and fewer video frames.',
        },
      ],
      source: SESSIONS,
    },
    {
      code: 1007,
      meaning: 'Gemini could not use the setup or a message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [SETUP, MODEL],
      source: TROUBLE,
    },
    {
      code: 1008,
      reason: /unregistered callers|API key|leaked|unauthenticated|authentication credential/i,
      meaning: 'The credentials are missing or blocked',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: TROUBLE,
    },
    {
      code: 1008,
      reason: /not found for API version|not supported for bidiGenerateContent|no longer available/i,
      meaning: 'The model does not exist, was withdrawn or does not support the Live API',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [MODEL],
      source: 'https://ai.google.dev/api/live',
    },
    {
      code: 1008,
      reason: /session not found/i,
      meaning: 'The session of the resumption handle does not exist any more',
      topic: 'unknown-resource',
      retry: 'now',
      fixes: [
        {
          title: 'Start a session without a handle',
          detail:
            'Delete the stored handle and connect with sessionResumption: {}. Handles stay valid for a limited time only.',
        },
      ],
      source: 'https://github.com/yeyu2/Youtube_demos/issues/5',
    },
    {
      code: 1008,
      reason: /Operation is not implemented, or supported, or enabled/i,
      meaning: 'The model does not support something the client asked for, or fails at it for a time',
      topic: 'malformed-request',
      retry: 'backoff',
      fixes: [
        {
          title: 'Remove optional features and try again',
          detail:
            'Leave out tools, affective dialog, proactivity and transcription one by one, and try another Live model. Preview models also give this answer without a fault of the client: reconnect with backoff.',
        },
        MODEL,
      ],
      source: 'https://github.com/googleapis/js-genai/issues/1236',
    },
    {
      code: 1008,
      reason: /permission|not enabled|has not been used in project|denied/i,
      meaning: 'The project may not use this API or model',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Enable the API in the project',
          detail:
            'Enable the Generative Language API (or Vertex AI API) in the project of the key, give the account the role Vertex AI User, and use a location that has the model.',
        },
      ],
      source: TROUBLE,
    },
    {
      code: 1008,
      reason: /Requested entity was not found/i,
      meaning: 'Gemini did not find the model or another thing the session refers to',
      topic: 'unknown-resource',
      retry: 'backoff',
      fixes: [
        MODEL,
        {
          title: 'Check ids in tool responses',
          detail:
            'Send each functionResponse with the id of its functionCall. If it happens only at times, reconnect and resume the session.',
        },
      ],
      source: 'https://github.com/google-gemini/deprecated-generative-ai-js/issues/487',
    },
    {
      code: 1011,
      reason: /quota|resource has been exhausted|RESOURCE_EXHAUSTED|billing/i,
      meaning: 'The quota of the project is used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Check rate limits and billing',
          detail:
            'Look at the rate limits of the project in Google AI Studio, close sessions that are not in use, and enable billing for a higher tier.',
        },
      ],
      source: LIMITS,
    },
    {
      code: 1011,
      reason: /deadline/i,
      meaning: 'The connection reached the time limit of the service',
      topic: 'timeout',
      retry: 'now',
      fixes: [RESUME],
      source:
        'https://discuss.ai.google.dev/t/gemini-3-8-live-live-sessions-are-closed-at-exactly-58-00-with-1011-deadline-expired-resumption-afterwards-fails-with-1007/186392',
    },
    {
      code: 1011,
      reason: /unavailable|overloaded/i,
      meaning: 'Gemini is overloaded or not available for a time',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [BACKOFF],
      source: 'https://github.com/googleapis/python-genai/issues/760',
    },
    {
      code: 1011,
      meaning: 'Gemini failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [BACKOFF],
      source: 'https://github.com/livekit/agents/issues/2274',
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'Vertex AI got no valid OAuth 2.0 token',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Connect to Vertex AI from a server',
          detail:
            'Vertex AI requires Authorization: Bearer with an access token, which a browser cannot send and which expires after 1 h. Relay the connection through your server, or use the Gemini Developer API with an ephemeral token.',
        },
      ],
      source: 'https://cloud.google.com/vertex-ai/generative-ai/docs/live-api',
    },
    {
      status: 404,
      meaning: 'The path is not the one of the Live API',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the full path of the service',
          detail: 'The model is no part of the path: it belongs into the setup message.',
          snippet:
            'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=<key>',
          language: 'text',
        },
      ],
      source: 'https://ai.google.dev/api/live',
    },
  ],
  errors: [
    {
      pattern: /^\s*\{\s*"goAway":\s*\{/,
      meaning: 'Gemini closes this connection soon, which is routine',
      topic: 'shutdown',
      retry: 'now',
      fixes: [RESUME],
      source: SESSIONS,
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 600_000,
      note: 'About so long lives one connection; goAway.timeLeft says when it ends, and sessionResumption continues the session',
      source: SESSIONS,
    },
  ],
});
