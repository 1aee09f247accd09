import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://finnhub.io/docs/api/websocket-trades';
const checkKey: ServiceFix = {
  title: 'Check the token in the URL',
  detail: 'Use the API key of the dashboard, not a sandbox key or the webhook secret.',
  snippet: 'wss://ws.finnhub.io?token=<API key>',
  language: 'text',
};

/** Finnhub: real-time trades. */
export const finnhub = defineService({
  id: 'finnhub',
  name: 'Finnhub',
  operator: 'vendor',
  docs,
  hosts: ['ws.finnhub.io'],
  statuses: [
    {
      status: 401,
      meaning: 'the API key in the URL is missing or wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [checkKey],
      source: 'https://github.com/finnhubio/Finnhub-API/issues/465',
    },
    {
      status: 429,
      meaning: 'this API key has another connection, or connects too often',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Keep one connection per key',
          detail:
            'Close the other connection (also other tabs and servers) and reconnect with exponential backoff.',
        },
      ],
      source: docs,
    },
  ],
  errors: [
    {
      pattern: /^\{(?=[^{}]{0,400}"type":\s*"error")[^{}]{0,400}"msg":\s*"Invalid API key/,
      meaning: 'the API key is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [checkKey],
      source: docs,
    },
    {
      pattern:
        /^\{(?=[^{}]{0,400}"type":\s*"error")[^{}]{0,400}"msg":\s*"[^"]{0,60}Subscribing to too many symbols/i,
      meaning: 'the connection has more symbols than the plan allows',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Subscribe to fewer symbols',
          detail: 'The free plan allows 50. Unsubscribe from symbols you do not need, or change the plan.',
        },
      ],
      source: docs,
    },
    {
      pattern: /^\{(?=[^{}]{0,400}"type":\s*"error")[^{}]{0,400}"msg":\s*"You don't have access/i,
      meaning: 'the plan does not include this data',
      topic: 'permission',
      retry: 'no',
      fixes: [
        { title: 'Use symbols of your plan', detail: 'The free plan has US stocks, forex and crypto.' },
      ],
      source: docs,
    },
  ],
});
