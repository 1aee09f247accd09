import { defineService, type ServiceFix } from '../service.ts';

const streams = 'https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams';
const api = 'https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/general-api-information';
const errorPage = 'https://developers.binance.com/docs/binance-spot-api-docs/errors';
const slower: ServiceFix = {
  title: 'Send fewer messages and handshakes',
  detail:
    'Subscribe to several streams in one SUBSCRIBE message or in the URL (/stream?streams=a/b). Reconnect with exponential backoff and jitter.',
};

/** Binance: market data streams and the WebSocket API (spot and futures). */
export const binance = defineService({
  id: 'binance',
  name: 'Binance',
  operator: 'vendor',
  docs: streams,
  hosts: [
    'stream.binance.com',
    'ws-api.binance.com',
    'fstream.binance.com',
    'dstream.binance.com',
    'ws-fapi.binance.com',
    'ws-dapi.binance.com',
    'stream.binance.us',
    'data-stream.binance.vision',
    '*.testnet.binance.vision',
  ],
  closeCodes: [
    {
      code: 1008,
      reason: /pong timeout/i,
      meaning: 'the client did not answer a ping in time',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Answer each ping with a copy of its payload',
          detail:
            'Most libraries do this by themselves unless the event loop blocks. Unsolicited pong frames do not keep the connection open.',
        },
      ],
      source: streams,
    },
    {
      code: 1008,
      reason: /too many requests/i,
      meaning: 'the client sent too many messages',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [slower],
      source: streams,
    },
  ],
  statuses: [
    {
      status: 451,
      meaning: 'Binance does not serve this location',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Use the endpoint for your region',
          detail:
            'In the United States use stream.binance.us with an account there. Cloud servers in a restricted region get the same answer.',
        },
        {
          title: 'Use the market data endpoint',
          detail: 'wss://data-stream.binance.vision serves public market data only.',
        },
      ],
      source: 'https://www.binance.com/en/terms',
    },
    {
      status: 429,
      meaning: 'this IP address opened too many connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [slower],
      source: errorPage,
    },
    {
      status: 418,
      meaning: 'Binance banned this IP address for a time, because it went on after status 429',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Stop requests until the ban ends',
          detail: 'Retry-After of a REST answer tells the time. Bans grow from 2 minutes to 3 days.',
        },
      ],
      source: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/limits',
    },
  ],
  errors: [
    {
      pattern: /"code":\s*-1021\b/,
      meaning: 'the timestamp of the request is outside recvWindow',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Synchronize the clock',
          detail: 'Use NTP, or compute the offset from the method "time", and sign in milliseconds.',
        },
      ],
      source: errorPage,
    },
    {
      pattern: /"code":\s*-1022\b/,
      meaning: 'the signature of the request is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign the parameters in alphabetical order',
          detail:
            'For the WebSocket API sort all parameters except signature by name, join them as a query string, and sign with the secret of this API key.',
        },
      ],
      source: api,
    },
    {
      pattern: /"code":\s*-(?:2014|2015)\b/,
      meaning: 'the API key is wrong, or its IP restriction or permissions do not allow this',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check the API key and its restrictions',
          detail:
            'A testnet key works only on testnet hosts. In API Management compare the allowed IP addresses and the permissions.',
        },
      ],
      source: errorPage,
    },
    {
      pattern: /"code":\s*-1121\b/,
      meaning: 'the symbol does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the symbol',
          detail: 'Use a symbol from exchangeInfo, without a separator: BTCUSDT.',
        },
      ],
      source: errorPage,
    },
    {
      pattern: /"code":\s*-(?:1003|1034)\b/,
      meaning: 'the client exceeded a request or connection limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [slower],
      source: errorPage,
    },
    {
      pattern: /^\{(?:"error":\s*)?\{?"code":\s*[0-4],\s*"msg":\s*"Invalid (?:request|JSON|value type)/i,
      meaning: 'Binance could not use a subscription message',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Send method, params and an id',
          detail: 'params is an array of stream names in lower case, id is a number or a string.',
          snippet: '{"method":"SUBSCRIBE","params":["btcusdt@aggTrade"],"id":1}',
          language: 'text',
        },
      ],
      source: streams,
    },
    {
      pattern: /"e":\s*"serverShutdown"/,
      meaning: 'this Binance server is about to stop, which is routine',
      topic: 'shutdown',
      retry: 'now',
      fixes: [
        {
          title: 'Open a new connection now',
          detail: 'Subscribe on the new connection before you close the old one, so that no event is lost.',
        },
      ],
      source: streams,
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 24 * 60 * 60 * 1000,
      note: 'Binance closes each connection after 24 hours; open a new one before',
      source: streams,
    },
    {
      kind: 'message-rate',
      value: 5,
      note: 'Messages to a spot stream connection (futures: 10), pings and pongs included',
      source: streams,
    },
  ],
});
