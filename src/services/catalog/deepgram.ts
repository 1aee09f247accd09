import { defineService } from '../service.ts';

const STREAM = 'https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors';
const ERRORS = 'https://developers.deepgram.com/docs/errors';
const AGENT = 'https://developers.deepgram.com/docs/voice-agent-errors-warnings';

const KEEP_ALIVE = {
  title: 'Send KeepAlive during silence',
  detail:
    'Send {"type":"KeepAlive"} as a text message every 3 to 5 s while no audio flows. Send audio first: KeepAlive alone does not keep a new connection open.',
  snippet:
    "setInterval(() => {\n  if (ws.readyState === WebSocket.OPEN) ws.send(JSON.stringify({ type: 'KeepAlive' }));\n}, 5000);",
  language: 'js',
} as const;

const KEY = {
  title: 'Send a valid key in the right form',
  detail:
    'Server code sends Authorization: Token <api key>, or Bearer <temporary token>. Check that the key exists in the project and has the scope for this endpoint.',
} as const;

const BROWSER = {
  title: 'Pass a temporary token as subprotocol',
  detail:
    'A browser cannot set the Authorization header. Create a short-lived token on your server with POST /v1/auth/grant and offer the subprotocols bearer and the token.',
  snippet: "new WebSocket('wss://api.deepgram.com/v1/listen?model=nova-3', ['bearer', token]);",
  language: 'js',
} as const;

const PARAMETERS = {
  title: 'Read the header dg-error',
  detail:
    'The header dg-error and the body of the rejected handshake say what is wrong. Usual causes: an unknown model, a language the model does not have, or encoding without sample_rate.',
} as const;

const SLOW_DOWN = {
  title: 'Open fewer connections at a time',
  detail:
    'Close each stream with {"type":"CloseStream"} when it is done, retry with exponential backoff, or ask Deepgram for a higher concurrency limit.',
} as const;

const RETRY = {
  title: 'Reconnect with exponential backoff and jitter',
  detail: 'Look at status.deepgram.com, and quote dg-request-id or request_id to support.',
} as const;

/** Deepgram: speech to text, text to speech and voice agent. */
export const deepgram = defineService({
  id: 'deepgram',
  name: 'Deepgram',
  operator: 'vendor',
  docs: STREAM,
  hosts: ['api.deepgram.com', 'agent.deepgram.com', 'api.eu.deepgram.com'],
  closeCodes: [
    {
      code: 1011,
      reason: /NET-0001|did not receive audio|has not received/i,
      meaning: 'Deepgram received no audio and no message from the client within 10 s',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        KEEP_ALIVE,
        {
          title: 'Send audio within 10 s after opening',
          detail:
            'Open the connection only when the microphone delivers data, keep the chunks of MediaRecorder small, and send CloseStream when the audio ends.',
        },
      ],
      source: STREAM,
    },
    {
      code: 1011,
      reason: /NET-0000|not transmitted/i,
      meaning: 'Deepgram produced no result in time, by a fault of its own or for lack of audio',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [RETRY],
      source: STREAM,
    },
    {
      code: 1008,
      reason: /DATA-0000|cannot be decoded|could not be decoded/i,
      meaning: 'Deepgram could not decode the data as audio',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Match encoding and sample_rate to the audio',
          detail:
            'Raw audio needs encoding, sample_rate and channels as they are. Containers such as WebM, Ogg or WAV need none of them, and must start with their header. Send audio as binary messages.',
        },
        {
          title: 'Never send an empty message',
          detail: 'Skip chunks of zero bytes: an empty binary message ends the stream.',
        },
      ],
      source: STREAM,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'The API key or token is missing or wrong, or lacks a scope',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, BROWSER],
      source: ERRORS,
    },
    {
      status: 402,
      meaning: 'The project has no credit left',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Add credit to the project',
          detail: 'See Billing in the Deepgram console, and check that the key belongs to that project.',
        },
      ],
      source: ERRORS,
    },
    {
      status: 403,
      meaning: 'The project has no access to this model or feature',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Choose a model the project may use',
          detail: 'Take another model, or ask Deepgram to enable it for the project.',
        },
      ],
      source: ERRORS,
    },
    {
      status: 400,
      meaning: 'A query parameter is wrong, or no model has this name',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [PARAMETERS],
      source: STREAM,
    },
    {
      status: 429,
      meaning: 'Too many concurrent connections or requests',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SLOW_DOWN],
      source: ERRORS,
    },
    {
      status: 503,
      meaning: 'Deepgram is not available for a time',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [RETRY],
      source: ERRORS,
    },
  ],
  errors: [
    {
      pattern: /"code":\s*"CLIENT_MESSAGE_TIMEOUT"/,
      meaning: 'The voice agent waited too long for a message from the client',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send audio or KeepAlive all the time',
          detail:
            'Send Settings right after Welcome, then audio without a pause, or {"type":"KeepAlive"} every 8 s while there is none.',
        },
      ],
      source: AGENT,
    },
    {
      pattern: /"code":\s*"UNPARSABLE_CLIENT_MESSAGE"/,
      meaning: 'A message of the client does not have the form of the Voice Agent API',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the message',
          detail:
            'Compare it with the reference of client messages: valid JSON, a known type, and the field names of the current version of Settings.',
        },
      ],
      source: AGENT,
    },
    {
      pattern: /"type":\s*"Error".{0,500}"code":\s*"INTERNAL_SERVER_ERROR"/s,
      meaning: 'The voice agent failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [RETRY],
      source: AGENT,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 10_000,
      note: 'Speech to text: without audio or a KeepAlive message for this time the connection closes with NET-0001',
      source: STREAM,
    },
  ],
});
