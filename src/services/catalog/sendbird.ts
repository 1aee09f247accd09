import { defineService, type ServiceFix } from '../service.ts';

const codes = 'https://sendbird.com/docs/chat/platform-api/v3/error-codes';
const refresh: ServiceFix = {
  title: 'Set a SessionHandler that issues a new token',
  detail:
    'In onSessionTokenRequired get a session token from your server (POST /v3/users/{id}/token) and pass it to resolve().',
};

/** Sendbird Chat: the connection of the SDK. Its frames are a command of four letters and JSON. */
export const sendbird = defineService({
  id: 'sendbird',
  name: 'Sendbird',
  operator: 'vendor',
  docs: 'https://sendbird.com/docs/chat',
  hosts: ['*.sendbird.com'],
  errors: [
    {
      pattern: /^(?:LOGI|EROR)\{[^{}]{0,600}"code":\s*400302\b/,
      meaning: 'the access token is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Pass the current access token',
          detail:
            'Get the token of this user from your server and pass it to connect(userId, token). If the dashboard forbids access without a token, each user needs one.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^(?:LOGI|EROR)\{[^{}]{0,600}"code":\s*(?:400309|400310)\b/,
      meaning: 'the session key or token expired or was revoked',
      topic: 'credentials',
      retry: 'no',
      fixes: [refresh],
      source: codes,
    },
    {
      pattern: /^(?:LOGI|EROR)\{[^{}]{0,600}"code":\s*(?:400300|400301)\b/,
      meaning: 'the user does not exist or is deactivated',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Create or activate the user',
          detail: 'Use the dashboard or POST /v3/users. Check that the user belongs to this application id.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^(?:LOGI|EROR)\{[^{}]{0,600}"code":\s*400304\b/,
      meaning: 'the application id does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the application id',
          detail: 'Copy it from the dashboard and pass it as appId of SendbirdChat.init().',
        },
      ],
      source: codes,
    },
    {
      pattern: /^(?:LOGI|EROR)\{[^{}]{0,600}"code":\s*400306\b/,
      meaning: 'the plan allows no more connected users',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Disconnect unused users, or change the plan',
          detail:
            'See the usage of concurrent connections in the dashboard. Call disconnect() when the user leaves.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^(?:LOGI|EROR)\{[^{}]{0,600}"code":\s*500910\b/,
      meaning: 'the client exceeded a rate limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [{ title: 'Send fewer requests', detail: 'Wait with exponential backoff and jitter.' }],
      source: codes,
    },
  ],
});
