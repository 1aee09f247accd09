import { from, type ServerText } from './row.ts';

/** Texts collected after the tuning had ended; the first figure on them is the one to trust. */
export const FRESH_B: readonly ServerText[] = [
  ...from(
    'public code',
    'find_string ".close(4003, ", ".close(4000, ", ".close(1001, ", ".close(4029, ", "POLICY_VIOLATION.withReason(", "send_json({type: error"',
    [
      ['message', 'credentials', '{"type":"rejected","reason":"agent_token_revoked"}'],
      ['close-reason', 'unknown', 'policy', 4003],
      ['close-reason', 'credentials', 'Token inválido', 4003],
      ['close-reason', 'credentials', 'bad token', 4003],
      ['message', 'malformed-request', '{"t":"error","error":"bad_hello"}'],
      ['close-reason', 'backend-unreachable', 'hub offline', 4003],
      ['close-reason', 'origin', 'Origin not allowed', 4003],
      ['close-reason', 'credentials', 'Invalid agent secret', 4003],
      ['close-reason', 'duplicate-session', 'replaced by a newer connection', 4000],
      ['close-reason', 'timeout', 'Heartbeat timeout', 4000],
      ['close-reason', 'malformed-request', 'Invalid URL', 4000],
      ['close-reason', 'timeout', 'Inactivity timeout', 4000],
      ['close-reason', 'shutdown', 'Gateway requested reconnect', 4000],
      ['close-reason', 'backend-unreachable', 'Peer disconnected', 4000],
      ['close-reason', 'credentials', 'Token do agente invalido.', 1008],
      ['close-reason', 'credentials', 'Authentication session required', 1008],
      ['close-reason', 'unknown-resource', 'Symbol FOO not found', 1008],
      ['close-reason', 'rate-limit', 'Connection limit exceeded', 1008],
      ['message', 'malformed-request', '{"type":"error","message":"room required"}'],
      [
        'message',
        'malformed-request',
        '{"type":"error","payload":"有効なURLとキーワードを入力してください。"}',
      ],
      ['message', 'malformed-request', '{"type":"ERROR","message":"Malformed JSON payload"}'],
      ['message', 'unknown', '{"type":"error","message":"This team already has a captain."}'],
      ['message', 'unknown', '{"type":"error","message":"That room code is already in use. Try again."}'],
      ['message', 'server-error', '{"type":"error","data":"Sorry, I had trouble understanding that."}'],
      ['message', 'malformed-request', '{"type":"error","message":"Conversation not initialized"}'],
      ['message', 'unknown-resource', '{"type":"error","error":"Langue \'xx\' non disponible"}'],
      ['message', 'unknown-resource', '{"type":"error","message":"Avatar \'a\' not loaded."}'],
      ['message', 'unknown-resource', '{"type":"error","message":"Unknown skill"}'],
      ['message', 'malformed-request', '{"type":"error","message":"JSON 解析失败"}'],
      ['message', 'malformed-request', '{"type":"error","message":"invalid coordinates"}'],
      ['close-reason', 'shutdown', 'Server shutting down', 1001],
      ['close-reason', 'shutdown', 'daemon shutting down', 1001],
      ['close-reason', 'unknown', 'teardown', 1001],
      ['close-reason', 'timeout', 'connector heartbeat timeout', 1001],
      ['close-reason', 'rate-limit', 'This session is full', 4029],
      ['close-reason', 'rate-limit', 'too_many_sessions', 4029],
      ['close-reason', 'rate-limit', 'too many login attempts', 4029],
      ['close-reason', 'rate-limit', 'max connections reached', 4029],
      ['close-reason', 'rate-limit', 'Message rate limit exceeded', 4029],
      ['close-reason', 'credentials', 'Sessao em tempo real invalida', 1008],
      ['close-reason', 'permission', 'voice permission denied', 1008],
      ['close-reason', 'malformed-request', 'topic is required', 1008],
      ['close-reason', 'unknown-resource', 'Client does not exist', 1008],
      ['close-reason', 'credentials', 'Session revoked', 1008],
      ['close-reason', 'unknown-resource', 'Broadcast not available', 1008],
      ['close-reason', 'credentials', 'device authentication is required', 1008],
      ['close-reason', 'credentials', 'Token không hợp lệ', 1008],
      ['close-reason', 'credentials', 'token is required', 1008],
    ],
  ),
  ...from('Deribit', 'https://docs.deribit.com/#rpc-error-codes', [
    [
      'message',
      'credentials',
      '{"jsonrpc":"2.0","id":1,"error":{"code":13009,"message":"unauthorized","data":{"reason":"invalid_credentials"}}}',
    ],
    [
      'message',
      'rate-limit',
      '{"jsonrpc":"2.0","id":2,"error":{"code":10028,"message":"too_many_requests"}}',
    ],
  ]),
  ...from('BitMEX', 'https://www.bitmex.com/app/wsAPI', [
    [
      'message',
      'credentials',
      '{"status":401,"error":"Invalid API Key.","meta":{},"request":{"op":"authKeyExpires"}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"status":400,"error":"Unknown table: foo","meta":{},"request":{"op":"subscribe","args":"foo"}}',
    ],
    [
      'message',
      'rate-limit',
      '{"status":429,"error":"Rate limit exceeded, retry in 1 seconds.","meta":{"retryAfter":1}}',
    ],
  ]),
  ...from('Bitfinex', 'https://docs.bitfinex.com/docs/ws-general', [
    [
      'message',
      'unknown-resource',
      '{"event":"error","msg":"symbol: invalid","code":10300,"channel":"ticker","symbol":"tFOO"}',
    ],
    [
      'message',
      'credentials',
      '{"event":"auth","status":"FAILED","chanId":0,"code":10100,"msg":"apikey: invalid"}',
    ],
    ['message', 'shutdown', '{"event":"info","code":20051,"msg":"Stopping. Please try to reconnect"}'],
  ]),
  ...from('KuCoin', 'https://www.kucoin.com/docs/websocket/basic-info', [
    [
      'message',
      'unknown-resource',
      '{"id":"1","type":"error","code":404,"data":"topic /market/foo is not found"}',
    ],
    ['message', 'credentials', '{"id":"2","type":"error","code":401,"data":"token is invalid"}'],
  ]),
  ...from('Stream Chat', 'https://getstream.io/chat/docs/javascript/api_errors_response/', [
    [
      'message',
      'credentials',
      '{"error":{"code":40,"message":"JWTAuth error: token is expired","StatusCode":401,"duration":"0.00ms"}}',
    ],
    [
      'message',
      'permission',
      '{"error":{"code":17,"message":"User \'a\' with role user is not allowed to perform action ReadChannel in scope","StatusCode":403}}',
    ],
  ]),
  ...from('Solana RPC', 'solana-labs/solana rpc/src/rpc_pubsub.rs', [
    [
      'message',
      'malformed-request',
      '{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params: invalid type: string \\"x\\", expected struct"},"id":1}',
    ],
    [
      'message',
      'rate-limit',
      '{"jsonrpc":"2.0","error":{"code":-32602,"message":"Subscription refused. Node subscription limit reached"},"id":1}',
    ],
  ]),
  ...from('Matrix', 'https://spec.matrix.org/latest/client-server-api/', [
    [
      'message',
      'credentials',
      '{"errcode":"M_UNKNOWN_TOKEN","error":"Unrecognised access token.","soft_logout":false}',
    ],
    [
      'message',
      'rate-limit',
      '{"errcode":"M_LIMIT_EXCEEDED","error":"Too Many Requests","retry_after_ms":2000}',
    ],
  ]),
  ...from('Cartesia', 'https://docs.cartesia.ai', [
    [
      'message',
      'rate-limit',
      '{"type":"error","status_code":429,"done":true,"error":"You have reached your concurrency limit."}',
    ],
  ]),
  ...from('Hume EVI', 'https://dev.hume.ai/docs/resources/errors', [
    [
      'message',
      'rate-limit',
      '{"type":"error","code":"E0301","slug":"insufficient_credits","message":"Your credit balance is exhausted."}',
    ],
    [
      'message',
      'timeout',
      '{"type":"error","code":"E0714","slug":"inactivity_timeout","message":"WebSocket connection closed due to user inactivity"}',
    ],
  ]),
  ...from('healthy software', 'made up after the forms of Deribit, Matrix and Zulip', [
    [
      'message',
      'unknown',
      '{"jsonrpc":"2.0","id":9,"result":{"access_token":"a","expires_in":900,"scope":"read"}}',
    ],
    ['message', 'unknown', '{"type":"typing","op":"start","user":{"error_tolerance":3}}'],
    ['message', 'unknown', '{"event":"info","version":2,"platform":{"status":1}}'],
    ['message', 'unknown', '{"id":"1","type":"ack"}'],
  ]),
];
