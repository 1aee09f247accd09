import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://bybit-exchange.github.io/docs/v5/ws/connect';
const errorPage = 'https://bybit-exchange.github.io/docs/v5/error';
const signing: ServiceFix = {
  title: 'Check key, signature and time',
  detail:
    'Sign "GET/realtime" + expires with HMAC SHA-256 and the secret. expires is in milliseconds and lies in the future. Testnet, demo and mainnet have different keys.',
};
const slower: ServiceFix = {
  title: 'Send fewer requests',
  detail: 'Queue requests and reconnect with exponential backoff and jitter.',
};

/** Bybit: public and private streams and order entry (v5). */
export const bybit = defineService({
  id: 'bybit',
  name: 'Bybit',
  operator: 'vendor',
  docs,
  hosts: [
    'stream.bybit.com',
    'stream-testnet.bybit.com',
    'stream-demo.bybit.com',
    'stream.bybit-tr.com',
    'stream.bybit.kz',
    'stream.bybitgeorgia.ge',
  ],
  statuses: [
    {
      status: 403,
      meaning:
        'Bybit rejects this IP address: it is in a location Bybit does not serve, or opened too many connections',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the location of the client',
          detail:
            'Servers in the United States and other restricted regions are rejected. Some countries have a host of their own.',
        },
        { title: 'Open fewer connections', detail: 'At most 500 in 5 minutes. Wait 10 minutes after a ban.' },
      ],
      source: errorPage,
    },
    {
      status: 404,
      meaning: 'no stream is at this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use a path of v5',
          detail:
            '/v5/public/spot, /v5/public/linear, /v5/public/inverse, /v5/public/option, /v5/private or /v5/trade.',
        },
      ],
      source: docs,
    },
  ],
  errors: [
    {
      pattern: /^\{(?=[^{}]{0,800}"op":\s*"auth")[^{}]{0,800}"success":\s*false/,
      meaning: 'the authentication failed',
      topic: 'credentials',
      retry: 'no',
      fixes: [signing],
      source: docs,
    },
    {
      pattern: /"retCode":\s*(?:10004|33004)\b|"retCode":\s*10003,\s*"retMsg":\s*"[^"]{0,60}api key/i,
      meaning: 'the API key is wrong or expired, or the signature is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        signing,
        { title: 'Renew the API key', detail: 'Keys without an IP restriction expire after 3 months.' },
      ],
      source: errorPage,
    },
    {
      pattern: /"retCode":\s*10003,\s*"retMsg":\s*"[^"]{0,60}sessions/i,
      meaning: 'the account has too many order entry sessions',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close unused connections',
          detail: 'Keep one connection to /v5/trade per program, and close the old one before you reconnect.',
        },
      ],
      source: errorPage,
    },
    {
      pattern: /"retCode":\s*(?:10006|10403|10429|20003)\b/,
      meaning: 'the client exceeded a rate limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [slower],
      source: errorPage,
    },
    {
      pattern: /"retCode":\s*10019\b/,
      meaning: 'the order entry service restarts',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect',
          detail:
            'Open a new connection, authenticate again, and check the state of open requests over REST.',
        },
      ],
      source: errorPage,
    },
    {
      pattern: /"success":\s*false,\s*"ret_msg":\s*"[^"]{0,200}(?:handler not found|invalid symbol|topic:)/i,
      meaning: 'the topic or symbol does not exist on this stream',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Match topic, symbol and path',
          detail:
            'A linear symbol needs /v5/public/linear, a spot symbol /v5/public/spot. Example topic: orderbook.50.BTCUSDT.',
        },
      ],
      source: docs,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 600_000,
      note: 'Private streams and order entry close after this time without data; send {"op":"ping"} every 20 s',
      source: docs,
    },
    {
      kind: 'handshake-rate',
      value: 500 / 300,
      note: '500 connections in 5 minutes per IP address',
      source: docs,
    },
  ],
});
