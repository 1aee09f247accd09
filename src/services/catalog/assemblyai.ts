import { defineService } from '../service.ts';

const SDK =
  'https://github.com/AssemblyAI/assemblyai-python-sdk/blob/master/assemblyai/streaming/v3/models.py';
const DOCS = 'https://www.assemblyai.com/docs/streaming/common-session-errors-and-closures';
const BROWSER_DOCS = 'https://assemblyai.com/docs/voice-agents/voice-agent-api/browser-integration';
const OLD = 'https://assemblyai.com/docs/api-reference/real-time';

const KEY = {
  title: 'Send a valid API key or temporary token',
  detail:
    'Server code sends the header Authorization: <api key>. Copy the key again from the dashboard, without spaces or line breaks, and use the host of the region it belongs to.',
} as const;

const TOKEN = {
  title: 'Use a temporary token in the browser',
  detail:
    'A browser cannot set the Authorization header. Create a token on your server with GET /v3/token and connect with ?token=<token>. Create a new one for each session.',
} as const;

const SESSIONS = {
  title: 'End sessions that are done',
  detail:
    'Send {"type":"Terminate"} and wait for Termination before you close. Open sessions count until they time out. Retry with backoff, or ask for a higher limit.',
} as const;

const NEW_SESSION = {
  title: 'Open a new session',
  detail:
    'Begin.expires_at says when a session ends. Connect again before that, and end a session when the talk is over: open sessions cost money.',
} as const;

const MESSAGE = {
  title: 'Check parameters and messages',
  detail:
    'Send audio as binary messages in the encoding and sample_rate of the URL, and only known JSON messages (Terminate, ForceEndpoint, UpdateConfiguration, KeepAlive). The Error message says what is wrong.',
} as const;

const SEND_IN_REAL_TIME = {
  title: 'Send chunks of 50 to 1000 ms in real time',
  detail:
    'Collect small buffers until they hold 50 ms of audio, split longer ones, and do not send stored audio faster than it plays.',
} as const;

const RETRY = {
  title: 'Reconnect with exponential backoff and jitter',
  detail: 'Look at status.assemblyai.com if it lasts, and quote the session id of Begin to support.',
} as const;

const CREDIT = {
  title: 'Add a payment method or credit',
  detail: 'See Billing in the AssemblyAI dashboard of the account that owns the key.',
} as const;

/** AssemblyAI Streaming Speech-to-Text, Streaming TTS and Voice Agent API. */
export const assemblyai = defineService({
  id: 'assemblyai',
  name: 'AssemblyAI',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['*.assemblyai.com'],
  closeCodes: [
    {
      code: 1008,
      reason: /unauthori[sz]ed|authoriz|api key|token/i,
      meaning: 'The API key or temporary token is missing, wrong, expired or used before',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: 'https://github.com/AssemblyAI/assemblyai-node-sdk/issues/97',
    },
    {
      code: 1008,
      reason: /concurrent|too many/i,
      meaning: 'The account has too many sessions at a time',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SESSIONS],
      source: DOCS,
    },
    {
      code: 3005,
      meaning: 'AssemblyAI ended the session because of an error',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [RETRY],
      source: SDK,
    },
    {
      code: 3006,
      meaning: 'AssemblyAI could not use a parameter or message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [MESSAGE],
      source: SDK,
    },
    {
      code: 3007,
      meaning: 'An audio chunk is too short or too long, or audio came faster than real time',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [SEND_IN_REAL_TIME],
      source: SDK,
    },
    {
      code: 3008,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [NEW_SESSION],
      source: DOCS,
    },
    {
      code: 3009,
      meaning: 'The account has too many sessions at a time',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SESSIONS],
      source: SDK,
    },
    {
      code: 4001,
      meaning: 'The API key or temporary token is not valid',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: SDK,
    },
    {
      code: 4002,
      meaning: 'The account has no funds left',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [CREDIT],
      source: SDK,
    },
    {
      code: 4003,
      meaning: 'This feature needs a paid account',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [CREDIT],
      source: SDK,
    },
    {
      code: 4029,
      meaning: 'The client sent audio too fast',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SEND_IN_REAL_TIME],
      source: OLD,
    },
    {
      code: 4031,
      meaning: 'The session was idle for too long',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Keep audio flowing or end the session',
          detail:
            'Send silence during pauses, or terminate the session and open a new one for the next talk.',
        },
      ],
      source: OLD,
    },
    {
      code: 4102,
      meaning: 'The account has more streams than its limit allows',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SESSIONS],
      source: OLD,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'The API key or temporary token is missing or wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: BROWSER_DOCS,
    },
    {
      status: 404,
      meaning: 'The path does not exist on this host',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the host and path of the product',
          detail:
            'Streaming speech to text: wss://streaming.assemblyai.com/v3/ws. The old path /v2/realtime/ws on api.assemblyai.com belongs to the retired version.',
        },
      ],
      source: 'https://www.assemblyai.com/docs/tts/connect-parameters',
    },
  ],
  errors: [
    {
      pattern: /"error_code":\s*(?:1008|4001)\b.{0,300}(?:authoriz|token|api key)/is,
      meaning: 'The API key or temporary token is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: DOCS,
    },
    {
      pattern: /"error_code":\s*3008\b/,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [NEW_SESSION],
      source: DOCS,
    },
    {
      pattern: /"error_code":\s*3009\b/,
      meaning: 'The account has too many sessions at a time',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SESSIONS],
      source: SDK,
    },
    {
      pattern: /"error_code":\s*3007\b/,
      meaning: 'An audio chunk is too short or too long, or audio came faster than real time',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [SEND_IN_REAL_TIME],
      source: SDK,
    },
    {
      pattern: /"error_code":\s*3006\b/,
      meaning: 'AssemblyAI could not use a parameter or message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [MESSAGE],
      source: SDK,
    },
    {
      pattern: /"error_code":\s*3005\b/,
      meaning: 'AssemblyAI ended the session because of an error',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [RETRY],
      source: SDK,
    },
  ],
});
