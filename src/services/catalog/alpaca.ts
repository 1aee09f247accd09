import { defineService, type ServiceFix } from '../service.ts';

const data = 'https://docs.alpaca.markets/docs/streaming-market-data';
const trading = 'https://docs.alpaca.markets/docs/websocket-streaming';
const checkKeys: ServiceFix = {
  title: 'Send the right key and secret',
  detail:
    'Use the key id and secret of the same account. Paper keys work on paper-api.alpaca.markets and live keys on api.alpaca.markets; for market data both work.',
  snippet: '{"action":"auth","key":"<key id>","secret":"<secret>"}',
  language: 'text',
};

/** Alpaca: market data and trade update streams. */
export const alpaca = defineService({
  id: 'alpaca',
  name: 'Alpaca',
  operator: 'vendor',
  docs: data,
  hosts: [
    'stream.data.alpaca.markets',
    'stream.data.sandbox.alpaca.markets',
    'api.alpaca.markets',
    'paper-api.alpaca.markets',
  ],
  errors: [
    {
      pattern: /"T":\s*"error",\s*"code":\s*402\b/,
      meaning: 'the key or secret is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [checkKeys],
      source: data,
    },
    {
      pattern: /"stream":\s*"authorization"[\s\S]{0,200}"status":\s*"unauthorized"/,
      meaning: 'the trading stream did not accept the key and secret',
      topic: 'credentials',
      retry: 'no',
      fixes: [checkKeys],
      source: trading,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*406\b/,
      meaning: 'the account has another open connection, and its plan allows no more',
      topic: 'duplicate-session',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close the other connection',
          detail:
            'Most plans allow one connection per endpoint. Stop old processes, and wait until the old connection is closed before you reconnect.',
        },
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*409\b/,
      meaning: 'the plan does not include this data feed',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Use the feed of your plan',
          detail: 'The free plan has /v2/iex; /v2/sip needs a paid market data plan.',
        },
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*405\b/,
      meaning: 'the subscription has more symbols than the plan allows',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Subscribe to fewer symbols',
          detail: 'Unsubscribe from symbols you do not need, or change the plan.',
        },
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*404\b/,
      meaning: 'the client did not authenticate in time',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Authenticate right after the connection opens',
          detail: 'Send the auth message within 10 s.',
        },
        checkKeys,
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*401\b/,
      meaning: 'the client sent a message before it authenticated',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Wait for "authenticated"',
          detail: 'Send auth first and subscribe after the message [{"T":"success","msg":"authenticated"}].',
        },
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*407\b/,
      meaning: 'the client reads too slowly',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read messages faster',
          detail: 'Move slow work out of the message handler, and subscribe to fewer symbols or channels.',
        },
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*(?:400|410)\b/,
      meaning: 'Alpaca could not use a message, or the feed does not have this channel',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the message',
          detail: 'Use {"action":"subscribe","trades":["AAPL"]}, and only channels this feed has.',
        },
      ],
      source: data,
    },
    {
      pattern: /"T":\s*"error",\s*"code":\s*500\b/,
      meaning: 'Alpaca failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [{ title: 'Reconnect with exponential backoff', detail: 'See status.alpaca.markets.' }],
      source: data,
    },
  ],
  limits: [
    {
      kind: 'auth-deadline',
      value: 10_000,
      note: 'Send the auth message within this time after the connection opens',
      source: data,
    },
    { kind: 'connections', value: 1, note: 'Most plans allow one connection per endpoint', source: data },
  ],
});
