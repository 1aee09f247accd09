import { from, type ServerText } from './row.ts';

/** Texts of exchanges and market data services. */
export const TRADING_TEXTS: readonly ServerText[] = [
  ...from('Binance', 'https://developers.binance.com/docs/binance-spot-api-docs/web-socket-api', [
    ['close-reason', 'malformed-request', '{"code":-1,"msg":"Illegal format ws or stream"}', 1008],
    ['close-reason', 'rate-limit', 'Too many requests', 1008],
    [
      'message',
      'rate-limit',
      '{"id":"a","status":418,"error":{"code":-1003,"msg":"Way too much request weight used; IP banned until 1659146400000. Please use WebSocket Streams for live updates to avoid bans."}}',
    ],
    [
      'message',
      'malformed-request',
      '{"code":2,"msg":"Invalid request: unknown variant `SUB`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`"}',
    ],
    [
      'message',
      'credentials',
      '{"id":1,"status":401,"error":{"code":-2014,"msg":"API-key format invalid."}}',
    ],
    [
      'message',
      'credentials',
      '{"id":1,"status":400,"error":{"code":-1022,"msg":"Signature for this request is not valid."}}',
    ],
    [
      'message',
      'timeout',
      '{"id":1,"status":400,"error":{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}}',
    ],
    ['message', 'unknown-resource', '{"id":1,"status":400,"error":{"code":-1121,"msg":"Invalid symbol."}}'],
    ['message', 'shutdown', '{"event":{"e":"serverShutdown","E":1770123456789}}'],
  ]),
  ...from('Coinbase', 'https://docs.cdp.coinbase.com/exchange/websocket-feed/errors', [
    ['message', 'credentials', '{"type":"error","message":"authentication failure"}'],
    [
      'message',
      'malformed-request',
      '{"type":"error","message":"Failed to subscribe","reason":"No channels provided"}',
    ],
    [
      'message',
      'unknown-resource',
      '{"type":"error","message":"Failed to subscribe","reason":"foo is not a valid channel"}',
    ],
    [
      'message',
      'unknown-resource',
      '{"type":"error","message":"Failed to subscribe","reason":"ZZZ-USD is not a valid product"}',
    ],
    ['close-reason', 'rate-limit', 'rate limit exceeded', 1008],
    ['message', 'malformed-request', '{"type":"error","message":"Malformed JSON"}'],
  ]),
  ...from('Kraken', 'https://docs.kraken.com/exchange/guides/general/errors', [
    [
      'message',
      'credentials',
      '{"errorMessage":"EAPI:Invalid key","event":"subscriptionStatus","status":"error"}',
    ],
    [
      'message',
      'unknown-resource',
      '{"errorMessage":"Currency pair not supported XBT/ZZZ","event":"subscriptionStatus","pair":"XBT/ZZZ","status":"error","subscription":{"name":"ticker"}}',
    ],
    [
      'message',
      'credentials',
      '{"errorMessage":"ESession:Invalid session","event":"subscriptionStatus","status":"error"}',
    ],
    ['message', 'rate-limit', '{"errorMessage":"Exceeded msg rate","event":"error"}'],
    [
      'message',
      'permission',
      '{"error":"EGeneral:Permission denied","method":"add_order","success":false,"time_in":"2023-09-21T14:15:07.197274Z"}',
    ],
    [
      'message',
      'malformed-request',
      '{"error":"Already subscribed to one ohlc interval on this symbol","method":"subscribe","success":false}',
    ],
    [
      'message',
      'maintenance',
      '{"connectionID":8628615390848610000,"event":"systemStatus","status":"maintenance","version":"1.0.0"}',
    ],
    ['message', 'backend-unreachable', '{"error":["EService:Unavailable"]}'],
    ['message', 'malformed-request', '{"error":"EAPI:Invalid nonce","method":"x","success":false}'],
  ]),
  ...from('Alpaca', 'https://alpaca.markets/docs/streaming-market-data', [
    ['message', 'credentials', '[{"T":"error","code":401,"msg":"not authenticated"}]'],
    ['message', 'credentials', '[{"T":"error","code":402,"msg":"auth failed"}]'],
    ['message', 'rate-limit', '[{"T":"error","code":406,"msg":"connection limit exceeded"}]'],
    ['message', 'timeout', '[{"T":"error","code":404,"msg":"auth timeout"}]'],
    ['message', 'malformed-request', '[{"T":"error","code":400,"msg":"invalid syntax"}]'],
    ['message', 'permission', '[{"T":"error","code":409,"msg":"insufficient subscription"}]'],
    ['message', 'rate-limit', '[{"T":"error","code":405,"msg":"symbol limit exceeded"}]'],
    ['message', 'server-error', '[{"T":"error","code":500,"msg":"internal error"}]'],
  ]),
  ...from('Bybit', 'https://bybit-exchange.github.io/docs/v5/ws/connect', [
    [
      'message',
      'credentials',
      '{"success":false,"ret_msg":"Request expired","conn_id":"a","req_id":"","op":"auth"}',
    ],
    [
      'message',
      'unknown-resource',
      '{"success":false,"ret_msg":"error:handler not found,topic:foo.BTC","conn_id":"1","req_id":"","op":"subscribe"}',
    ],
    ['message', 'malformed-request', '{"success":false,"ret_msg":"Params Error","op":"subscribe"}'],
    ['message', 'credentials', '{"retCode":10003,"retMsg":"API key is invalid.","op":"auth"}'],
  ]),
  ...from('OKX', 'https://www.okx.com/docs-v5/en/', [
    [
      'message',
      'unknown-resource',
      '{"event":"error","code":"60018","msg":"Wrong URL or channel:foo,instId:BTC doesn\'t exist. Please use the correct URL, channel and parameters referring to API document.","connId":"a4"}',
    ],
    ['message', 'credentials', '{"event":"error","code":"60009","msg":"Login failed.","connId":"a4"}'],
    ['message', 'credentials', '{"event":"error","code":"60011","msg":"Please log in","connId":"a4"}'],
    [
      'message',
      'shutdown',
      '{"event":"notice","code":"64008","msg":"The connection will soon be closed for a service upgrade. Please reconnect."}',
    ],
    ['message', 'timeout', '{"event":"error","code":"60006","msg":"Timestamp request expired"}'],
    ['close-reason', 'timeout', 'No data received in 30s.', 4004],
  ]),
  ...from('Finnhub', 'https://finnhub.io/docs/api/websocket-trades', [
    ['message', 'credentials', '{"msg":"Invalid API key","type":"error"}'],
    ['message', 'rate-limit', '{"msg":"Subscribing to too many symbols","type":"error"}'],
  ]),
  ...from('Polygon.io', 'https://polygon.io/docs/websocket/quickstart', [
    [
      'message',
      'rate-limit',
      '[{"ev":"status","status":"max_connections","message":"Maximum number of websocket connections exceeded. You have reached the connection limit for your account."}]',
    ],
    ['message', 'credentials', '[{"ev":"status","status":"auth_failed","message":"authentication failed"}]'],
    [
      'message',
      'permission',
      '[{"ev":"status","status":"error","message":"not authorized. You do not have access to real-time data."}]',
    ],
    [
      'message',
      'timeout',
      '[{"ev":"status","status":"auth_timeout","message":"No authentication request received in a timely manner."}]',
    ],
  ]),
  ...from('Ethereum JSON-RPC', 'ethereum/go-ethereum rpc/errors.go', [
    [
      'message',
      'unknown-resource',
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"the method eth_foo does not exist/is not available"}}',
    ],
    [
      'message',
      'rate-limit',
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"daily request count exceeded, request rate limited"}}',
    ],
    [
      'message',
      'malformed-request',
      '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse error"}}',
    ],
    [
      'message',
      'malformed-request',
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"missing value for required argument 0"}}',
    ],
    [
      'message',
      'server-error',
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}',
    ],
  ]),
  ...from('XRPL', 'XRPLF/rippled src/xrpld/rpc', [
    ['close-reason', 'rate-limit', 'Policy error: client is too slow.', 1008],
    [
      'message',
      'rate-limit',
      '{"id":1,"error":"slowDown","error_code":10,"error_message":"You are placing too much load on the server.","status":"error","type":"response"}',
    ],
  ]),
  ...from('Infoway', 'https://docs.infoway.io/getting-started/error-codes/websocket', [
    ['message', 'credentials', '{"ret":401,"msg":"Authentication error","traceId":"a"}'],
  ]),
];
