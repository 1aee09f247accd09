import { defineService, type ServiceFix } from '../service.ts';

const errorPage = (code: number): string => `https://www.twilio.com/docs/api/errors/${code}`;
const newToken: ServiceFix = {
  title: 'Issue a new access token',
  detail:
    'Create the token on your server with the account SID, an API key SID and its secret, a Voice grant and an identity. On the event tokenWillExpire call device.updateToken() with a new one.',
  snippet: "device.on('tokenWillExpire', async () => device.updateToken(await fetchToken()));",
  language: 'js',
};
const checkKey: ServiceFix = {
  title: 'Check the API key that signs the token',
  detail:
    'The issuer must be an API key SID (SK…) of the same account and region, and the signature must use the secret of that key, not the auth token. Decode the JWT and compare "iss" and "sub".',
};

/** Twilio: signalling of the Voice SDK for browsers. */
export const twilio = defineService({
  id: 'twilio',
  name: 'Twilio',
  operator: 'vendor',
  docs: 'https://www.twilio.com/docs/voice/sdks/javascript',
  hosts: ['*.twilio.com'],
  errors: [
    {
      pattern: /"error":\s*\{[^{}]{0,500}"code":\s*(?:20104|31205)\b/,
      meaning: 'the access token expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        newToken,
        {
          title: 'Check the clock of the server',
          detail: 'A wrong clock makes "exp" of the token lie in the past.',
        },
      ],
      source: errorPage(20104),
    },
    {
      pattern: /"error":\s*\{[^{}]{0,500}"code":\s*(?:20101|31204|31202)\b/,
      meaning: 'the access token is not valid or its signature is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [checkKey, newToken],
      source: errorPage(20101),
    },
    {
      pattern: /"error":\s*\{[^{}]{0,500}"code":\s*31207\b/,
      meaning: 'the lifetime of the access token is longer than allowed',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Shorten the lifetime of the token',
          detail: 'Set ttl to at most 24 hours (86400 s) when you create the token.',
        },
      ],
      source: errorPage(31207),
    },
    {
      pattern: /"error":\s*\{[^{}]{0,500}"code":\s*31203\b/,
      meaning: 'the token names no valid account',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check the account SID and its state',
          detail:
            '"sub" of the token must be the account SID (AC…). See in the Console whether the account is suspended.',
        },
      ],
      source: errorPage(31203),
    },
    {
      pattern: /"error":\s*\{[^{}]{0,500}"code":\s*31206\b/,
      meaning: 'the client exceeded the allowed rate',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send fewer requests',
          detail:
            'Keep one Device per user, do not register again in a loop, and wait longer between calls and messages.',
        },
      ],
      source: errorPage(31206),
    },
    {
      pattern: /"error":\s*\{[^{}]{0,500}"code":\s*53000\b/,
      meaning: 'the signalling connection failed, without a more exact cause',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Set enableImprovedSignalingErrorPrecision',
          detail:
            'With this option of Device the SDK reports the exact code, such as 31202 or 31207, instead of 53000.',
        },
        {
          title: 'Check that the network permits Twilio',
          detail:
            'Firewalls and proxies must permit TLS on port 443 to the signalling hosts of the edge you use.',
        },
      ],
      source: errorPage(53000),
    },
  ],
});
