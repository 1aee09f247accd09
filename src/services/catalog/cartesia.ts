import { defineService } from '../service.ts';

const ERRORS = 'https://docs.cartesia.ai/use-the-api/api-errors';
const LIMITS = 'https://docs.cartesia.ai/use-the-api/concurrency-limits-and-timeouts';
const AUTH = 'https://docs.cartesia.ai/get-started/authenticate-your-client-applications';

const TOKEN = {
  title: 'Use an access token in the browser',
  detail:
    'A browser cannot set X-API-Key. Create a short-lived access token on your server, with a grant for tts, stt or agent, and pass it as access_token in the URL together with cartesia_version.',
} as const;

const CONCURRENCY = {
  title: 'Run fewer contexts at a time',
  detail:
    'Each context_id counts until it is done. Reuse it for one turn, cancel what is interrupted, or choose a larger plan.',
} as const;

/** Cartesia text to speech and speech to text. */
export const cartesia = defineService({
  id: 'cartesia',
  name: 'Cartesia',
  operator: 'vendor',
  docs: ERRORS,
  hosts: ['api.cartesia.ai'],
  statuses: [
    {
      status: 401,
      meaning: 'the API key or access token is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [TOKEN],
      source: AUTH,
    },
    {
      status: 429,
      meaning: 'too many connections for the plan',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [CONCURRENCY],
      source: LIMITS,
    },
  ],
  errors: [
    {
      pattern: /"type":\s*"error".{0,200}(?:"status_code":\s*429|"error_code":\s*"concurrency_limited")/s,
      meaning: 'the account has more requests at a time than its plan allows',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [CONCURRENCY],
      source: ERRORS,
    },
    {
      pattern: /"type":\s*"error".{0,200}"status_code":\s*402/s,
      meaning: 'the credits of the account are used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [{ title: 'Add credits or change the plan', detail: 'See the usage on play.cartesia.ai.' }],
      source: ERRORS,
    },
    {
      pattern: /"type":\s*"error".{0,200}"status_code":\s*40[13]/s,
      meaning: 'the key or token is not accepted, or has no grant for this',
      topic: 'credentials',
      retry: 'no',
      fixes: [TOKEN],
      source: AUTH,
    },
    {
      pattern: /"type":\s*"error".{0,200}"status_code":\s*4(?:00|04|22)/s,
      meaning: 'Cartesia could not use the request: a field, the voice or the model is wrong',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct what the message names',
          detail:
            'Check model_id, the id of the voice and output_format, and the version in cartesia_version.',
        },
      ],
      source: ERRORS,
    },
  ],
});
