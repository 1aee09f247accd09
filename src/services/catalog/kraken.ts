import { defineService } from '../service.ts';

const docs = 'https://docs.kraken.com/api/docs/guides/spot-ws-intro';
const authentication =
  'https://support.kraken.com/articles/360034664311-how-to-subscribe-to-the-kraken-websocket-private-feeds';
const errors = 'https://docs.kraken.com/exchange/guides/general/errors';

/** Kraken: spot market data and trading over WebSocket (v1 and v2). */
export const kraken = defineService({
  id: 'kraken',
  name: 'Kraken',
  operator: 'vendor',
  docs,
  hosts: [
    'ws.kraken.com',
    'ws-auth.kraken.com',
    'ws-l3.kraken.com',
    'beta-ws.kraken.com',
    'beta-ws-auth.kraken.com',
  ],
  errors: [
    {
      pattern: /"(?:error|errorMessage)":\s*"ESession:Invalid session/,
      meaning: 'the WebSocket token is wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Request a new WebSocket token',
          detail:
            'Call GetWebSocketsToken with an API key that has the WebSocket permission. Use the token within 15 minutes; it then stays valid as long as the private subscription.',
        },
      ],
      source: authentication,
    },
    {
      pattern: /"(?:error|errorMessage)":\s*"EAPI:Invalid key/,
      meaning: 'the API key is wrong or was deleted',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check the API key',
          detail:
            'Create a key under Settings, API and update the client. Repeated failures lock the account for a time.',
        },
      ],
      source: errors,
    },
    {
      pattern: /"(?:error|errorMessage)":\s*"EGeneral:Permission denied/,
      meaning: 'the API key may not do this',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Add the permission to the API key',
          detail:
            'Edit the key under Settings, API: WebSocket access for private feeds, order permissions for trading.',
        },
      ],
      source: errors,
    },
    {
      pattern: /"(?:error|errorMessage)":\s*"Currency pair not (?:supported|in ISO 4217)/i,
      meaning: 'the currency pair does not exist or has the wrong form',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the pair name of this API version',
          detail:
            'v2 uses BTC/USD. v1 uses the wsname of AssetPairs, for example XBT/USD. Both need the slash.',
        },
      ],
      source: docs,
    },
    {
      pattern:
        /"(?:error|errorMessage)":\s*"(?:EAPI:Rate limit exceeded|EOrder:Rate limit exceeded|Exceeded msg rate)/i,
      meaning: 'the client exceeded a rate limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send fewer messages',
          detail:
            'Subscribe to several symbols in one message, and wait longer between orders and cancellations.',
        },
      ],
      source: errors,
    },
    {
      pattern:
        /"(?:error|errorMessage)":\s*"(?:EGeneral:Invalid arguments|Malformed request|Unsupported event|Event\(s\) not found|Subscription name invalid)/i,
      meaning: 'Kraken could not use the message',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Match the message with the API version',
          detail: 'At /v2 use "method" and "params"; at the URL without /v2 use "event".',
          snippet: '{"method":"subscribe","params":{"channel":"ticker","symbol":["BTC/USD"]}}',
          language: 'text',
        },
      ],
      source: docs,
    },
    {
      pattern: /"(?:error|errorMessage)":\s*"EService:(?:Unavailable|Busy|Market in)/,
      meaning: 'the trading service of Kraken is not available',
      topic: 'maintenance',
      retry: 'backoff',
      fixes: [{ title: 'Wait and see status.kraken.com', detail: 'Try again with exponential backoff.' }],
      source: errors,
    },
    {
      pattern: /"system":\s*"maintenance"|"event":\s*"systemStatus"[^{}]*"status":\s*"maintenance"/,
      meaning: 'Kraken is under maintenance',
      topic: 'maintenance',
      retry: 'backoff',
      fixes: [
        {
          title: 'Wait and see status.kraken.com',
          detail: 'Keep the connection; the status channel tells when the system is online again.',
        },
      ],
      source: 'https://docs.kraken.com/api/docs/websocket-v2/status',
    },
  ],
});
