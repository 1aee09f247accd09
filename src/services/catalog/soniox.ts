import { defineService } from '../service.ts';

const DOCS = 'https://soniox.com/docs/stt/rt/error-handling';
const CODES = 'https://soniox.com/docs/stt/api-reference/websocket-api';

const KEY = {
  title: 'Send a valid key in the first message',
  detail:
    'The first message is JSON with api_key and model. In a browser use a temporary key that your server creates for each session.',
} as const;

/** An error message is followed by the end of the connection. */
const withCode = (code: number): RegExp => new RegExp(`"error_code":\\s*${code}\\b`);

/** Soniox real-time speech to text. */
export const soniox = defineService({
  id: 'soniox',
  name: 'Soniox',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['*.soniox.com'],
  errors: [
    {
      pattern: withCode(400),
      meaning: 'a parameter of the first message, or the audio, is wrong',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct what error_message names',
          detail: 'Usual causes: an unknown model, or audio_format without sample_rate and num_channels.',
        },
      ],
      source: CODES,
    },
    {
      pattern: withCode(401),
      meaning: 'the API key or temporary key is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY],
      source: CODES,
    },
    {
      pattern: withCode(402),
      meaning: 'the balance or the monthly budget of the organization is used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [{ title: 'Add funds or raise the budget', detail: 'See Billing in the Soniox console.' }],
      source: CODES,
    },
    {
      pattern: withCode(408),
      meaning: 'the client sent no audio or no first message in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send audio in real time, or a keep-alive message',
          detail:
            'Send the first message at once after the open event, and {"type":"keepalive"} while there is no audio.',
          snippet: "setInterval(() => ws.send(JSON.stringify({ type: 'keepalive' })), 10_000);",
          language: 'js',
        },
      ],
      source: CODES,
    },
    {
      pattern: withCode(429),
      meaning: 'too many requests or concurrent sessions',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close sessions that are done',
          detail: 'Retry with exponential backoff, or ask for a higher limit.',
        },
      ],
      source: CODES,
    },
    {
      pattern: withCode(503),
      meaning: 'Soniox ended this session early and asks for a new one',
      topic: 'server-error',
      retry: 'now',
      fixes: [
        {
          title: 'Start a new session at once',
          detail: 'Keep the audio since the last final token and send it again.',
        },
      ],
      source: DOCS,
    },
  ],
});
