import { defineService } from '../service.ts';

const TIMEOUTS = 'https://dev.hume.ai/docs/speech-to-speech-evi/configuration/timeouts';
const ERRORS = 'https://dev.hume.ai/docs/resources/errors';

/** Hume EVI, speech to speech. An error message has a code such as E0300, and a slug. */
export const humeEvi = defineService({
  id: 'hume-evi',
  name: 'Hume EVI',
  operator: 'vendor',
  docs: ERRORS,
  hosts: ['api.hume.ai'],
  statuses: [
    {
      status: 401,
      meaning: 'the API key or access token is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Use an access token in the browser',
          detail:
            'Your server gets it with API key and secret key from /oauth2-cc/token; it expires after 30 min. Pass it as access_token in the URL.',
        },
      ],
      source: 'https://dev.hume.ai/docs/introduction/api-key',
    },
  ],
  errors: [
    {
      pattern: /"type":\s*"error".{0,300}"slug":\s*"[^"]*credit/s,
      meaning: 'the credits of the account are used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [{ title: 'Add credits', detail: 'See Billing in the Hume portal.' }],
      source: ERRORS,
    },
    {
      pattern: /"type":\s*"error".{0,300}"slug":\s*"[^"]*inactivity/s,
      meaning: 'the user was inactive for longer than the timeout of the configuration',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Raise timeouts.inactivity of the configuration',
          detail: 'The default is 120 s, the maximum 1,800 s. Resume the chat with resumed_chat_group_id.',
        },
      ],
      source: TIMEOUTS,
    },
    {
      pattern: /"type":\s*"error".{0,300}"slug":\s*"[^"]*max_duration/s,
      meaning: 'the chat reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Resume the chat in a new connection',
          detail: 'Pass resumed_chat_group_id when you connect again.',
        },
      ],
      source: TIMEOUTS,
    },
    {
      pattern: /"type":\s*"error".{0,200}"code":\s*"[EI]\d{4}"/s,
      meaning: 'the chat failed; the documentation lists the code of the message',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Look the code up',
          detail: 'Codes are in the list of errors; quote code and request id to support.',
        },
      ],
      source: ERRORS,
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 1_800_000,
      note: 'Default and maximum of timeouts.max_duration; resume with resumed_chat_group_id',
      source: TIMEOUTS,
    },
  ],
});
