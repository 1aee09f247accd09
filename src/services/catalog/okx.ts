import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://www.okx.com/docs-v5/en/#overview-websocket';
const codes = 'https://www.okx.com/docs-v5/en/#error-code-websocket-public';
const signing: ServiceFix = {
  title: 'Check key, passphrase, signature and time',
  detail:
    'Sign timestamp + "GET" + "/users/self/verify" with HMAC SHA-256, Base64. timestamp is in seconds and at most 30 s old. Demo trading needs its own key and the host wspap.okx.com.',
};
const fewer: ServiceFix = {
  title: 'Spread the channels over connections',
  detail: 'Unsubscribe from channels you do not need, or open another connection for a part of them.',
};

const stop = { retry: 'no', source: codes } as const;

/** OKX: public, private and business streams (v5). */
export const okx = defineService({
  id: 'okx',
  name: 'OKX',
  operator: 'vendor',
  docs,
  hosts: ['*.okx.com'],
  closeCodes: [
    {
      code: 1009,
      meaning: 'a message of the client is too long',
      topic: 'payload-size',
      fixes: [
        {
          title: 'Subscribe to fewer channels per message',
          detail: 'All channels of one subscribe message together must stay below 64 KB.',
        },
      ],
      ...stop,
    },
    {
      code: 4001,
      meaning: 'the login failed',
      topic: 'credentials',
      fixes: [signing],
      ...stop,
    },
    {
      code: 4002,
      meaning: 'OKX could not use a message',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Correct the message',
          detail:
            'Use {"op":"subscribe","args":[{"channel":"tickers","instId":"BTC-USDT"}]}. The keep-alive message is the plain text ping, not JSON.',
        },
      ],
      ...stop,
    },
    {
      code: 4003,
      meaning: 'this API key has too many subscriptions',
      topic: 'rate-limit',
      fixes: [fewer],
      ...stop,
    },
    {
      code: 4004,
      meaning: 'OKX received no data from the client for 30 s',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Send the text ping before 30 s pass',
          detail: 'When no message arrives for 20 to 25 s, send the text ping and expect the text pong.',
          snippet: "const timer = setInterval(() => ws.send('ping'), 20_000);",
          language: 'js',
        },
      ],
      source: codes,
    },
    {
      code: 4005,
      meaning: 'the client reads too slowly, so the buffer of OKX is full',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read messages faster',
          detail: 'Move slow work out of the message handler, or subscribe to fewer channels.',
        },
      ],
      source: codes,
    },
    {
      code: 4006,
      meaning: 'OKX closed the connection for a reason it does not name',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff',
          detail: 'Log in and subscribe again after the connection opens.',
        },
      ],
      source: codes,
    },
    {
      code: 4007,
      meaning: 'the API key was changed or deleted',
      topic: 'credentials',
      fixes: [
        {
          title: 'Use the current API key',
          detail: 'If only its settings changed, reconnect and log in again.',
        },
      ],
      ...stop,
    },
    {
      code: 4008,
      meaning: 'the client has too many subscribed channels',
      topic: 'rate-limit',
      fixes: [fewer],
      ...stop,
    },
    {
      code: 4009,
      meaning: 'this connection has too many subscribed channels',
      topic: 'rate-limit',
      fixes: [fewer],
      ...stop,
    },
  ],
  errors: [
    {
      pattern:
        /"event":\s*"error"[^{}]{0,600}"code":\s*"600(?:04|05|06|07|09|24|32)"|"code":\s*"600(?:04|05|06|07|09|24|32)"[^{}]{0,600}"event":\s*"error"/,
      meaning: 'the login failed: key, passphrase, signature or time is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [signing],
      source: codes,
    },
    {
      pattern: /"event":\s*"error"[^{}]{0,600}"code":\s*"60011"/,
      meaning: 'the channel is private and the client did not log in',
      topic: 'credentials',
      fixes: [
        {
          title: 'Log in on the private URL first',
          detail: 'Connect to /ws/v5/private, send login, and subscribe after {"event":"login","code":"0"}.',
        },
      ],
      ...stop,
    },
    {
      pattern: /"event":\s*"error"[^{}]{0,600}"code":\s*"(?:60008|60018|60028|64001|64002)"/,
      meaning: 'the channel does not exist, or not on this URL',
      topic: 'unknown-resource',
      fixes: [
        {
          title: 'Match channel and URL',
          detail:
            'Market channels are on /ws/v5/public, account channels on /ws/v5/private, candles and algo orders on /ws/v5/business. Check the instId too.',
        },
      ],
      ...stop,
    },
    {
      pattern: /"event":\s*"error"[^{}]{0,600}"code":\s*"(?:60014|60023)"/,
      meaning: 'the client sends requests too often',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send fewer requests',
          detail:
            'At most 480 subscribe, unsubscribe and login requests per hour and connection. Put several channels in one message.',
        },
      ],
      source: codes,
    },
    {
      pattern: /"event":\s*"error"[^{}]{0,600}"code":\s*"(?:60012|60013|60019|60027|60033)"/,
      meaning: 'OKX could not use a message',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Correct the message',
          detail:
            '"msg" repeats the message and names the parameter. op is subscribe, unsubscribe or login; args is an array of objects.',
        },
      ],
      ...stop,
    },
    {
      pattern: /"event":\s*"error"[^{}]{0,600}"code":\s*"64003"/,
      meaning: 'the fee tier of the account does not include this channel',
      topic: 'permission',
      fixes: [{ title: 'Use a channel without a tier', detail: 'books and books5 need no VIP tier.' }],
      ...stop,
    },
    {
      pattern: /"event":\s*"notice"[^{}]{0,600}"code":\s*"64008"/,
      meaning: 'OKX closes this connection soon for an upgrade',
      topic: 'shutdown',
      retry: 'now',
      fixes: [
        {
          title: 'Open a new connection now',
          detail: 'Log in and subscribe there before the old one closes.',
        },
      ],
      source: codes,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 30_000,
      note: 'Send the text ping before this time passes without data, or OKX closes with 4004',
      source: docs,
    },
    { kind: 'handshake-rate', value: 3, note: 'Connections per second and IP address', source: docs },
  ],
});
