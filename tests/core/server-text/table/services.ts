import { from, type ServerText } from './row.ts';

/** Texts of hosted realtime services and message brokers. */
export const SERVICE_TEXTS: readonly ServerText[] = [
  ...from('Hasura', 'hasura/graphql-engine server/src-lib/Hasura/GraphQL/Transport/WebSocket.hs', [
    ['message', 'credentials', '{"type":"connection_error","payload":"Could not verify JWT: JWTExpired"}'],
    ['close-reason', 'credentials', '4403: Malformed Authorization header', 4403],
    [
      'message',
      'credentials',
      '{"type":"error","id":"1","payload":{"extensions":{"path":"$","code":"start-failed"},"message":"cannot start as connection_init failed with: Invalid \\"x-hasura-admin-secret\\"/\\"x-hasura-access-key\\""}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"type":"error","id":"1","payload":[{"message":"field \'usres\' not found in type: \'subscription_root\'","extensions":{"code":"validation-failed"}}]}',
    ],
  ]),
  ...from('AppSync', 'https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html', [
    [
      'message',
      'credentials',
      '{"type":"connection_error","payload":{"errors":[{"errorType":"UnauthorizedException","message":"You are not authorized to make this call.","errorCode":401}]}}',
    ],
    [
      'message',
      'malformed-request',
      '{"type":"error","id":"1","payload":{"errors":[{"errorType":"BadRequestException","message":"Required headers are missing.","errorCode":400}]}}',
    ],
    [
      'message',
      'rate-limit',
      '{"type":"error","id":"2","payload":{"errors":[{"errorType":"MaxSubscriptionsReachedError","message":"Max number of 100 subscriptions reached","errorCode":429}]}}',
    ],
    [
      'message',
      'malformed-request',
      '{"id":"3","type":"error","payload":{"errors":[{"errorType":"UnsupportedOperation","message":"unknown not supported through the realtime channel"}]}}',
    ],
  ]),
  ...from('Pusher', 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/', [
    [
      'message',
      'unknown-resource',
      '{"event":"pusher:error","data":{"code":4001,"message":"App key abc not in this cluster. Did you forget to specify the cluster?"}}',
    ],
    [
      'message',
      'timeout',
      '{"event":"pusher:error","data":{"code":4201,"message":"Pong reply not received in time"}}',
    ],
    ['close-reason', 'rate-limit', 'Account is over its connection quota', 4004],
    ['close-reason', 'timeout', 'Closed after inactivity', 4202],
    [
      'message',
      'malformed-request',
      '{"event":"pusher:error","data":{"code":4007,"message":"Unsupported protocol version"}}',
    ],
    [
      'message',
      'rate-limit',
      '{"event":"pusher:error","data":"{\\"code\\":4301,\\"message\\":\\"Client event rejected due to rate limit\\"}"}',
    ],
    [
      'message',
      'malformed-request',
      '{"event":"pusher:error","data":{"code":null,"message":"Existing subscription to channel private-a"}}',
    ],
  ]),
  ...from('soketi', 'soketi/soketi src/ws-handler.ts', [
    [
      'message',
      'shutdown',
      '{"event":"pusher:error","data":{"code":4200,"message":"Server is closing. Please reconnect shortly."}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"event":"pusher:error","data":{"code":4001,"message":"App key abc does not exist."}}',
    ],
    [
      'message',
      'permission',
      '{"event":"pusher:error","data":{"code":4003,"message":"The app is not enabled."}}',
    ],
    [
      'message',
      'rate-limit',
      '{"event":"pusher:error","data":{"code":4100,"message":"The current concurrent connections quota has been reached."}}',
    ],
    [
      'message',
      'credentials',
      '{"event":"pusher:subscription_error","channel":"private-x","data":{"type":"AuthError","error":"The connection is unauthorized.","status":401}}',
    ],
    [
      'message',
      'server-error',
      '{"event":"pusher:error","channel":"a","data":{"type":"ServerError","error":"A server error has occured.","code":4302}}',
    ],
  ]),
  ...from('Laravel Reverb', 'laravel/reverb src/Protocols/Pusher/Exceptions', [
    [
      'message',
      'origin',
      '{"event":"pusher:error","data":"{\\"code\\":4009,\\"message\\":\\"Origin not allowed\\"}"}',
    ],
    [
      'message',
      'unknown-resource',
      '{"event":"pusher:error","data":"{\\"code\\":4001,\\"message\\":\\"Application does not exist\\"}"}',
    ],
    [
      'message',
      'malformed-request',
      '{"event":"pusher:error","data":"{\\"code\\":4200,\\"message\\":\\"Invalid message format\\"}"}',
    ],
    [
      'message',
      'credentials',
      '{"event":"pusher:error","data":"{\\"code\\":4009,\\"message\\":\\"Connection is unauthorized\\"}"}',
    ],
  ]),
  ...from('Ably', 'https://ably.com/docs/platform/errors/codes', [
    [
      'message',
      'credentials',
      '{"action":9,"error":{"message":"Token expired. (See https://help.ably.io/error/40142 for help.)","code":40142,"statusCode":401}}',
    ],
    [
      'message',
      'permission',
      '{"action":9,"channel":"a","error":{"message":"Channel denied access based on given capability; channelId = a","code":40160,"statusCode":401}}',
    ],
    [
      'message',
      'rate-limit',
      '{"action":9,"error":{"message":"Rate limit exceeded; request rejected (nonfatal)","code":42910,"statusCode":429}}',
    ],
    [
      'message',
      'credentials',
      '{"action":9,"error":{"message":"No application found with id \\"xyz\\"; invalid credentials","code":40101,"statusCode":401}}',
    ],
  ]),
  ...from('PubNub', 'https://www.pubnub.com/docs/sdks/javascript/status-events', [
    [
      'body',
      'permission',
      '{"message":"Forbidden","payload":{"channels":["a"]},"error":true,"service":"Access Manager","status":403}',
      403,
    ],
    [
      'body',
      'credentials',
      '{"status":400,"service":"Access Manager","error":true,"message":"Invalid Subscribe Key"}',
      400,
    ],
  ]),
  ...from('Supabase Realtime', 'supabase/realtime ERROR_CODES.md', [
    [
      'message',
      'credentials',
      '{"ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"InvalidJWTToken: Token has expired 12 seconds ago"}},"topic":"realtime:room"}',
    ],
    [
      'message',
      'permission',
      '{"ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"Unauthorized: You do not have permissions to read from this Channel topic: room"}},"topic":"realtime:room"}',
    ],
    [
      'message',
      'rate-limit',
      '{"ref":"2","event":"phx_reply","payload":{"status":"error","response":{"reason":"ConnectionRateLimitReached: Too many connected users"}},"topic":"realtime:room"}',
    ],
    [
      'message',
      'backend-unreachable',
      '{"event":"phx_reply","payload":{"status":"error","response":{"reason":"UnableToConnectToProject: Realtime was unable to connect to the project database"}},"ref":"1","topic":"t"}',
    ],
    [
      'message',
      'unknown-resource',
      '{"event":"phx_reply","payload":{"status":"error","response":{"reason":"TenantNotFound: Tenant not found: abc"}},"ref":"1","topic":"t"}',
    ],
    [
      'message',
      'rate-limit',
      '{"event":"system","payload":{"status":"error","message":"Too many messages per second","extension":"system"},"topic":"t"}',
    ],
  ]),
  ...from('Firebase RTDB', 'firebase/firebase-js-sdk packages/database/src/realtime', [
    ['message', 'permission', '{"t":"d","d":{"r":2,"b":{"s":"permission_denied","d":"Permission denied"}}}'],
    [
      'message',
      'credentials',
      '{"t":"d","d":{"a":"ac","b":{"s":"expired_token","d":"Auth token is expired."}}}',
    ],
  ]),
  ...from('Centrifugo', 'centrifugal/centrifuge disconnect.go', [
    ['close-reason', 'shutdown', 'shutdown', 3001],
    ['close-reason', 'server-error', 'internal server error', 3004],
    ['close-reason', 'credentials', 'connection expired', 3005],
    ['close-reason', 'timeout', 'no pong', 3012],
    ['close-reason', 'credentials', 'invalid token', 3500],
    ['close-reason', 'malformed-request', 'bad request', 3501],
    ['close-reason', 'rate-limit', 'connection limit', 3504],
    ['close-reason', 'rate-limit', 'channel limit', 3505],
    ['close-reason', 'credentials', '{"reason":"invalid token","reconnect":false}', 3500],
    ['message', 'permission', '{"id":2,"error":{"code":103,"message":"permission denied"}}'],
    ['message', 'unknown-resource', '{"id":3,"error":{"code":102,"message":"unknown channel"}}'],
    ['message', 'credentials', '{"id":1,"error":{"code":109,"message":"token expired"}}'],
  ]),
  ...from('NATS', 'nats-io/nats-server server/errors.go', [
    ['message', 'credentials', "-ERR 'Authorization Violation'\r\n"],
    ['message', 'payload-size', "-ERR 'Maximum Payload Violation'\r\n"],
    ['message', 'timeout', "-ERR 'Stale Connection'\r\n"],
    ['message', 'permission', '-ERR \'Permissions Violation for Subscription to "orders.>"\'\r\n'],
    ['message', 'rate-limit', "-ERR 'maximum connections exceeded'\r\n"],
    ['message', 'timeout', "-ERR 'Authentication Timeout'\r\n"],
    ['message', 'malformed-request', "-ERR 'Unknown Protocol Operation'\r\n"],
    ['message', 'credentials', "-ERR 'User Authentication Expired'\r\n"],
  ]),
  ...from('RabbitMQ Web STOMP', 'rabbitmq/rabbitmq-server deps/rabbitmq_stomp', [
    [
      'message',
      'credentials',
      "ERROR\nmessage:Bad CONNECT\ncontent-type:text/plain\nversion:1.0,1.1,1.2\ncontent-length:26\n\nAccess refused for user 'g'\n\u0000",
    ],
    [
      'message',
      'unknown-resource',
      "ERROR\nmessage:not_found\ncontent-type:text/plain\n\nNOT_FOUND - no exchange 'nope' in vhost '/'\n\u0000",
    ],
    [
      'message',
      'permission',
      "ERROR\nmessage:access_refused\ncontent-type:text/plain\n\nACCESS_REFUSED - read access to queue 'q' in vhost '/' refused for user 'u'\n\u0000",
    ],
    [
      'message',
      'malformed-request',
      'ERROR\nmessage:Invalid frame\ncontent-type:text/plain\n\nCould not parse frame\n\u0000',
    ],
  ]),
  ...from('ActiveMQ', 'apache/activemq activemq-stomp', [
    [
      'message',
      'credentials',
      'ERROR\ncontent-type:text/plain\nmessage:User name [admin] or password is invalid.\n\njava.lang.SecurityException: User name [admin] or password is invalid.\n\u0000',
    ],
  ]),
  ...from('EMQX', 'emqx/emqx apps/emqx/src/emqx_ws_connection.erl', [
    ['close-reason', 'payload-size', 'frame_too_large', 1009],
    ['close-reason', 'timeout', 'keepalive_timeout'],
    ['close-reason', 'duplicate-session', 'takenover'],
    ['body', 'credentials', '{"code":"BAD_USERNAME_OR_PWD","message":"Auth failed"}', 401],
    ['close-reason', 'timeout', 'idle_timeout'],
    ['close-reason', 'duplicate-session', 'discarded'],
  ]),
  ...from('HiveMQ', 'https://docs.hivemq.com/hivemq/latest/user-guide/mqtt-reason-codes.html', [
    [
      'close-reason',
      'duplicate-session',
      'Another client connected with the same client id. Session taken over.',
    ],
    ['close-reason', 'payload-size', 'Packet too large'],
    ['close-reason', 'malformed-request', 'Topic filter invalid'],
  ]),
  ...from('Twilio', 'https://www.twilio.com/docs/api/errors', [
    ['message', 'credentials', '{"type":"error","code":31204,"message":"JWT is invalid"}'],
    [
      'message',
      'credentials',
      '{"header":{"method":"close","status":{"code":20104,"status":"UNAUTHORIZED","description":"Access Token expired or expiration date invalid"}}}',
    ],
    ['close-reason', 'timeout', 'Stream - WebSocket - Connection closed: handshake timeout', 31920],
  ]),
  ...from('LiveKit', 'livekit/livekit pkg/service/rtcservice.go', [
    ['body', 'credentials', 'invalid authorization token', 401],
    [
      'body',
      'credentials',
      'invalid token: abc, error: go-jose/go-jose: error in cryptographic primitive',
      401,
    ],
    ['body', 'unknown-resource', 'requested room does not exist', 404],
    ['body', 'permission', 'permissions denied', 401],
    ['message', 'duplicate-session', '{"leave":{"reason":"DUPLICATE_IDENTITY"}}'],
    ['message', 'shutdown', '{"leave":{"reason":"SERVER_SHUTDOWN","canReconnect":true}}'],
  ]),
];
