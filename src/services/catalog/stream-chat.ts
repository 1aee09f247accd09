import { defineService, type ServiceFix } from '../service.ts';

const codes = 'https://getstream.io/chat/docs/javascript/api_errors_response/';
const provider: ServiceFix = {
  title: 'Pass a token provider',
  detail:
    'Give connectUser a function that gets a new token from your server. The SDK calls it when the token expires.',
  snippet: "await client.connectUser({ id: userId }, async () => (await fetch('/token')).text());",
  language: 'js',
};
const sameApp: ServiceFix = {
  title: 'Match token, secret and API key',
  detail:
    'Sign the token on your server with the secret of the app that the API key belongs to. "user_id" of the token must be the id of the user.',
};

/** Stream (getstream.io): chat and video events. */
export const streamChat = defineService({
  id: 'stream-chat',
  name: 'Stream Chat',
  operator: 'vendor',
  docs: 'https://getstream.io/chat/docs/',
  hosts: ['*.stream-io-api.com'],
  errors: [
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*40,/,
      meaning: 'the user token expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [provider],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*(?:41|42),/,
      meaning: 'the user token is not valid yet',
      topic: 'credentials',
      retry: 'backoff',
      fixes: [
        {
          title: 'Correct the clock of the token server',
          detail:
            '"iat" or "nbf" lies in the future. Synchronize the clock with NTP, or set iat some seconds in the past.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*43,/,
      meaning: 'the signature of the user token is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [sameApp],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*5,/,
      meaning: 'the authentication failed',
      topic: 'credentials',
      retry: 'no',
      fixes: [sameApp, provider],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*2,/,
      meaning: 'the API key is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check the API key',
          detail: 'Copy it from the dashboard of the app. It is not the secret.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*9,/,
      meaning: 'the app exceeded a rate limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Connect once per user',
          detail:
            'Keep one client for the life of the page. In React do not call connectUser in each render. See the rate limits of your plan in the dashboard.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*17,/,
      meaning: 'the user may not do this',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check roles and permissions',
          detail: 'See the roles of the app in the dashboard. A deactivated or banned user cannot connect.',
        },
      ],
      source: codes,
    },
    {
      pattern: /^\{"error":\s*\{[^{}]{0,300}"code":\s*4,/,
      meaning: 'a parameter of the connection is wrong',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the parameter the message names',
          detail: 'Ids of users may contain only letters, digits, @, _ and -.',
        },
      ],
      source: codes,
    },
  ],
});
