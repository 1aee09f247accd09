import { defineService } from '../service.ts';

const advanced =
  'https://docs.cdp.coinbase.com/coinbase-app/advanced-trade-apis/websocket/websocket-overview';
const advancedLimits =
  'https://docs.cdp.coinbase.com/coinbase-app/advanced-trade-apis/websocket/websocket-rate-limits';
const exchangeLimits = 'https://docs.cdp.coinbase.com/exchange/websocket-feed/rate-limits';

/** Coinbase: Advanced Trade and Exchange WebSocket feeds. */
export const coinbase = defineService({
  id: 'coinbase',
  name: 'Coinbase',
  operator: 'vendor',
  docs: advanced,
  hosts: [
    'advanced-trade-ws.coinbase.com',
    'advanced-trade-ws-user.coinbase.com',
    'ws-feed.exchange.coinbase.com',
    'ws-direct.exchange.coinbase.com',
    'ws-feed-public.sandbox.exchange.coinbase.com',
  ],
  statuses: [
    {
      status: 429,
      meaning: 'this IP address opened more than 8 connections in a second',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Open fewer connections',
          detail:
            'Subscribe to several products on one connection and reconnect with exponential backoff and jitter.',
        },
      ],
      source: exchangeLimits,
    },
  ],
  errors: [
    {
      pattern: /"message":\s*"authentication failure"/i,
      meaning: 'the JWT of the subscription is wrong or expired, or the channel does not exist',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Create a new JWT for each subscription',
          detail:
            'Sign it with a CDP API key (organizations/…/apiKeys/…) and its private key. It expires after 2 minutes, so create it just before the message. Exchange keys do not work on Advanced Trade.',
        },
        {
          title: 'Check the name of the channel',
          detail: 'An unknown channel gives the same error. For example "heartbeats", not "heartbeat".',
        },
        {
          title: 'Restore the line breaks of the private key',
          detail:
            'A key from an environment variable often contains the two characters \\n instead of a line break.',
        },
      ],
      source: 'https://github.com/coinbase/coinbase-advanced-py/issues/64',
    },
    {
      pattern: /"message":\s*"Failed to subscribe",\s*"reason":\s*"[^"]{0,200}require authentication/i,
      meaning: 'this channel of Coinbase Exchange needs a signed subscription',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign the subscription with an Exchange key',
          detail:
            'Send signature, key, passphrase and timestamp of an Exchange API key. CDP keys of the retail product do not work here.',
        },
        {
          title: 'Use a channel without authentication',
          detail: 'level2_batch, ticker and matches are public.',
        },
      ],
      source: 'https://github.com/coinbase-samples/exchange-scripts-py/issues/18',
    },
    {
      pattern: /"message":\s*"Failed to subscribe",\s*"reason":\s*"[^"]{0,200}is not a valid product/i,
      meaning: 'the product does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        { title: 'Check the product id', detail: 'Use an id of the products list, for example BTC-USD.' },
      ],
      source: 'https://docs.cdp.coinbase.com/exchange/websocket-feed/errors',
    },
    {
      pattern: /"message":\s*"Failed to subscribe"/i,
      meaning: 'Coinbase did not accept the subscription; "reason" says why',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the subscribe message',
          detail:
            'Exchange needs "channels" (an array) and "product_ids". Advanced Trade needs one "channel" per message. timestamp is a string.',
          snippet: '{"type":"subscribe","product_ids":["BTC-USD"],"channels":["ticker"]}',
          language: 'text',
        },
      ],
      source: 'https://github.com/danpaquin/coinbasepro-python/pull/434',
    },
  ],
  limits: [
    {
      kind: 'auth-deadline',
      value: 5000,
      note: 'Send a subscribe message within this time after the connection opens, or it closes',
      source: advanced,
    },
    {
      kind: 'idle',
      value: 60_000,
      note: 'A channel without updates closes after 60 to 90 s; subscribe also to "heartbeats"',
      source: advanced,
    },
    {
      kind: 'handshake-rate',
      value: 8,
      note: 'Connections per second and IP address',
      source: advancedLimits,
    },
    {
      kind: 'message-rate',
      value: 8,
      note: 'Unauthenticated messages per second and IP address on Advanced Trade',
      source: advancedLimits,
    },
  ],
});
