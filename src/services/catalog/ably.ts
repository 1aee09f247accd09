import { defineService } from '../service.ts';

const CODES = 'https://ably.com/docs/platform/errors/codes';
const page = (name: string): string => `${CODES}/${name}`;

/** An error of the connection or of a channel, with one of these codes. */
const withCode = (codes: string): RegExp =>
  new RegExp(`"error":\\s*\\{[^{}]{0,600}"code":\\s*(?:${codes})\\b`);

const RENEW = {
  title: 'Set authUrl or authCallback',
  detail:
    'With one of them the SDK requests a new token before the old one expires. A token given as a fixed string cannot be renewed.',
  snippet: "new Ably.Realtime({ authUrl: '/ably-token' });",
  language: 'js',
} as const;

const KEY = {
  title: 'Check the API key and its app',
  detail:
    'Copy the key again from the API keys of the app in the Ably dashboard: it has the form appId.keyId:secret. The app must not be disabled or deleted.',
} as const;

/** Ably Pub/Sub. */
export const ably = defineService({
  id: 'ably',
  name: 'Ably',
  operator: 'vendor',
  docs: CODES,
  hosts: ['*.ably.io', '*.ably.net', '*.ably-realtime.com'],
  errors: [
    {
      pattern: withCode('40142|40140'),
      meaning: 'the token is expired, and the client has not renewed it',
      topic: 'credentials',
      retry: 'now',
      fixes: [
        RENEW,
        {
          title: 'Check the endpoint that issues tokens',
          detail: 'It must respond in time with a valid token, and the clock of its server must be right.',
        },
      ],
      source: page('40142-token-expired'),
    },
    {
      pattern: withCode('40143'),
      meaning: 'Ably does not know the token, usually because it is expired',
      topic: 'credentials',
      retry: 'now',
      fixes: [RENEW],
      source: page('40143-token-unrecognized'),
    },
    {
      pattern: withCode('40141|40131|40132|40133'),
      meaning: 'the token or key is revoked, expired or disabled',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, RENEW],
      source: CODES,
    },
    {
      pattern: withCode('40101|40005|40144|40145'),
      meaning: 'the API key or token is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY],
      source: CODES,
    },
    {
      pattern: withCode('40400'),
      meaning: 'no app or key with this id exists',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [KEY],
      source: CODES,
    },
    {
      pattern: withCode('40160'),
      meaning: 'the key or token does not permit this operation on the channel',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Extend the capabilities of the key or token',
          detail:
            'They name channels and operations, such as {"chat:*":["subscribe","publish"]}. A token can do no more than the key that issued it.',
        },
      ],
      source: CODES,
    },
    {
      pattern: withCode('40102|40012'),
      meaning: 'the clientId does not fit the token or the existing connection',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Issue tokens with the same clientId',
          detail:
            'The clientId of the client options, of the token and of each renewed token must be equal. Close the client before another user signs in.',
        },
      ],
      source: CODES,
    },
    {
      pattern: withCode('40111|40114|40112|40115|42910|42911|42912|42920|42921'),
      meaning: 'a limit of the account or app is reached: connections, channels, messages or their rate',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Compare the message with the limits of the package',
          detail:
            'The message names the limit. Use one client per page and close it when the page is left, subscribe to fewer channels, batch messages, or choose a larger package.',
        },
      ],
      source: 'https://ably.com/docs/platform/pricing/limits',
    },
    {
      pattern: withCode('40009'),
      meaning: 'a message is larger than the package allows',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Publish smaller messages',
          detail: 'Store large data elsewhere and publish its URL. The limit depends on the package.',
        },
      ],
      source: 'https://ably.com/docs/platform/pricing/limits',
    },
  ],
});
