import { from, type ServerText } from './row.ts';

/** Texts of applications, game servers, chat servers and gateways. */
export const APP_TEXTS: readonly ServerText[] = [
  ...from('Discord', 'https://discord.com/developers/docs/topics/opcodes-and-status-codes', [
    ['close-reason', 'credentials', 'Authentication failed.', 4004],
    ['close-reason', 'credentials', 'Not authenticated.', 4003],
    ['close-reason', 'malformed-request', 'Unknown opcode.', 4001],
    ['close-reason', 'malformed-request', 'Error while decoding payload.', 4002],
    ['close-reason', 'malformed-request', 'Already authenticated.', 4005],
    ['close-reason', 'rate-limit', 'Rate limited.', 4008],
    ['close-reason', 'timeout', 'Session timed out.', 4009],
    ['close-reason', 'malformed-request', 'Invalid shard.', 4010],
    ['close-reason', 'permission', 'Disallowed intent(s).', 4014],
    ['close-reason', 'malformed-request', 'Invalid API version.', 4012],
  ]),
  ...from('Slack', 'https://docs.slack.dev/apis/events-api/using-socket-mode', [
    [
      'message',
      'shutdown',
      '{"type":"disconnect","reason":"refresh_requested","debug_info":{"host":"wss-111.slack.com"}}',
    ],
    ['message', 'rate-limit', '{"type":"disconnect","reason":"too_many_websockets"}'],
    ['body', 'credentials', '{"ok":false,"error":"invalid_auth"}'],
    ['body', 'credentials', '{"ok":false,"error":"not_authed"}'],
    [
      'message',
      'permission',
      '{"ok":false,"error":"missing_scope","needed":"connections:write","provided":"identify"}',
    ],
    ['message', 'permission', '{"type":"disconnect","reason":"link_disabled"}'],
  ]),
  ...from('Twitch', 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/', [
    ['close-reason', 'server-error', 'internal server error', 4000],
    ['close-reason', 'timeout', 'client failed ping-pong', 4002],
    ['close-reason', 'timeout', 'connection unused', 4003],
    ['close-reason', 'timeout', 'reconnect grace time expired', 4004],
    ['close-reason', 'timeout', 'network timeout', 4005],
    ['close-reason', 'malformed-request', 'client sent inbound traffic', 4001],
    ['message', 'credentials', ':tmi.twitch.tv NOTICE * :Login authentication failed'],
    ['message', 'credentials', ':tmi.twitch.tv NOTICE * :Improperly formatted auth'],
    ['message', 'shutdown', ':tmi.twitch.tv RECONNECT'],
  ]),
  ...from('Home Assistant', 'home-assistant/core homeassistant/components/websocket_api/auth.py', [
    ['message', 'credentials', '{"type":"auth_invalid","message":"Invalid access token or password"}'],
    [
      'message',
      'malformed-request',
      '{"type":"auth_invalid","message":"Auth message incorrectly formatted: extra keys not allowed @ data[\'foo\']. Got 1"}',
    ],
    [
      'message',
      'malformed-request',
      '{"id":3,"type":"result","success":false,"error":{"code":"id_reuse","message":"Identifier values have to increase."}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"id":4,"type":"result","success":false,"error":{"code":"unknown_command","message":"Unknown command."}}',
    ],
    [
      'message',
      'permission',
      '{"id":5,"type":"result","success":false,"error":{"code":"unauthorized","message":"Unauthorized"}}',
    ],
  ]),
  ...from('Grafana Live', 'grafana/grafana pkg/services/live/live.go', [
    ['body', 'origin', '{"message":"origin not allowed"}', 403],
    ['message', 'permission', '{"id":2,"error":{"code":103,"message":"permission denied"}}'],
  ]),
  ...from('Nostr relay', 'nostr-protocol/nips 01.md, 42.md', [
    [
      'message',
      'credentials',
      '["CLOSED","sub1","auth-required: we can\'t serve DMs to unauthenticated users"]',
    ],
    ['message', 'permission', '["CLOSED","sub1","restricted: not allowed to read"]'],
    ['message', 'rate-limit', '["OK","b1a649ebe8",false,"rate-limited: slow down there chief"]'],
    ['message', 'permission', '["OK","b1a649ebe8",false,"blocked: you are banned from posting here"]'],
    [
      'message',
      'malformed-request',
      '["OK","b1a649ebe8",false,"invalid: event creation date is too far off from the current time"]',
    ],
    ['message', 'malformed-request', '["NOTICE","ERROR: bad msg: unparseable message"]'],
    ['message', 'rate-limit', '["NOTICE","ERROR: too many concurrent REQs"]'],
    [
      'message',
      'server-error',
      '["CLOSED","sub1","error: shutting down idle subscription failed: internal database error"]',
    ],
  ]),
  ...from('Mattermost', 'mattermost/mattermost server/channels/app/platform/websocket_router.go', [
    [
      'message',
      'credentials',
      '{"status":"FAIL","seq_reply":1,"error":{"id":"api.web_socket_router.not_authenticated.app_error","message":"WebSocket connection is not authenticated. Please log in and try again.","status_code":401}}',
    ],
    [
      'message',
      'malformed-request',
      '{"status":"FAIL","seq_reply":2,"error":{"id":"api.web_socket_router.no_action.app_error","message":"No websocket action.","status_code":400}}',
    ],
    [
      'body',
      'credentials',
      '{"id":"api.context.session_expired.app_error","message":"Invalid or expired session, please login again.","status_code":401}',
      401,
    ],
  ]),
  ...from('Rocket.Chat', 'RocketChat/Rocket.Chat ddp-streamer', [
    [
      'message',
      'permission',
      '{"msg":"result","id":"3","error":{"isClientSafe":true,"error":"not-allowed","reason":"Not allowed","message":"Not allowed [not-allowed]","errorType":"Meteor.Error"}}',
    ],
    [
      'message',
      'credentials',
      '{"msg":"result","id":"4","error":{"error":403,"reason":"You\'ve been logged out by the server. Please log in again.","message":"You\'ve been logged out by the server. Please log in again. [403]"}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"msg":"result","id":"5","error":{"error":404,"reason":"Method \'foo\' not found","message":"Method \'foo\' not found [404]"}}',
    ],
  ]),
  ...from('OpenClaw', 'openclaw src/gateway/server/ws-connection', [
    [
      'close-reason',
      'credentials',
      'unauthorized: gateway token missing (paste in Control UI settings or openclaw doctor --generate-gateway-token; restart)',
      1008,
    ],
    [
      'close-reason',
      'origin',
      'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
      1008,
    ],
    ['close-reason', 'permission', 'pairing required: device is not approved yet (requestId: 1b2c)', 1008],
    [
      'close-reason',
      'permission',
      'pairing required: device is asking for more scopes than currently approved (requestId: ed32ad7f-5a2d-4ac0-9368-3623dbb8a',
      1008,
    ],
    ['close-reason', 'shutdown', 'service restart', 1012],
    ['close-reason', 'malformed-request', 'invalid handshake: first request must be connect', 1008],
    ['close-reason', 'rate-limit', 'slow consumer', 1008],
    ['close-reason', 'malformed-request', 'protocol mismatch', 1002],
    ['body', 'rate-limit', 'Too many unauthenticated sockets', 503],
    [
      'message',
      'credentials',
      '{"type":"res","id":"1","ok":false,"error":{"code":"INVALID_REQUEST","message":"unauthorized: gateway token mismatch","details":{"code":"AUTH_TOKEN_MISMATCH","authReason":"token_mismatch"}}}',
    ],
    [
      'message',
      'permission',
      '{"type":"res","id":"7","ok":false,"error":{"code":"FORBIDDEN","message":"missing scope: operator.admin","details":{"code":"MISSING_SCOPE"}}}',
    ],
    [
      'close-reason',
      'credentials',
      'unauthorized: device token mismatch (rotate/reissue device token)',
      1008,
    ],
    [
      'close-reason',
      'rate-limit',
      'unauthorized: too many failed authentication attempts (retry later)',
      1008,
    ],
    [
      'message',
      'shutdown',
      '{"type":"event","event":"shutdown","payload":{"reason":"gateway restarting","restartExpectedMs":1500}}',
    ],
    ['close-reason', 'credentials', 'device identity required', 1008],
  ]),
  ...from('ttyd', 'tsl0922/ttyd src/protocol.c', [
    [
      'close-reason',
      'origin',
      'refuse to serve WS client from different origin due to the --check-origin option.',
    ],
  ]),
  ...from('Guacamole', 'apache/guacamole-client GuacamoleStatus.java', [
    ['message', 'unknown-resource', '5.error,28.The requested tunnel does not exist,3.516;'],
    ['message', 'backend-unreachable', '5.error,31.Unable to reach upstream server,3.519;'],
    ['message', 'timeout', '5.error,21.Upstream timeout error.,3.514;'],
    ['close-reason', 'duplicate-session', 'SESSION_CONFLICT', 521],
  ]),
  ...from('websockify', 'novnc/websockify websockify/websocketproxy.py', [
    ['close-reason', 'backend-unreachable', 'Failed to connect to downstream server', 1011],
    ['body', 'unknown-resource', 'The token is not found in the target list', 403],
    ['close-reason', 'shutdown', 'Target closed', 1000],
  ]),
  ...from('Hocuspocus', 'ueberdosis/hocuspocus packages/common/src/CloseEvents.ts', [
    ['close-reason', 'timeout', 'Connection Timeout', 4408],
    ['close-reason', 'credentials', 'Unauthorized', 4401],
    ['close-reason', 'permission', 'permission-denied', 4403],
  ]),
  ...from('Nakama', 'heroiclabs/nakama server/pipeline.go', [
    ['message', 'unknown-resource', '{"cid":"1","error":{"code":4,"message":"Match not found"}}'],
    [
      'body',
      'credentials',
      '{"error":"Missing or invalid token","message":"Missing or invalid token","code":16}',
      401,
    ],
    ['message', 'malformed-request', '{"cid":"2","error":{"code":3,"message":"Invalid match ID"}}'],
    ['message', 'malformed-request', '{"error":{"code":1,"message":"Unrecognized message."}}'],
  ]),
  ...from('Colyseus', 'colyseus/colyseus packages/core/src/MatchMaker.ts', [
    ['body', 'unknown-resource', '{"code":4210,"error":"provided room name \\"battle\\" not defined"}'],
    ['close-reason', 'unknown-resource', 'room "xK3" not found', 4212],
    ['close-reason', 'credentials', 'reconnection token invalid or expired.', 4214],
    ['close-reason', 'rate-limit', 'xK3 is already full.'],
    ['close-reason', 'permission', 'room "xK3" is locked', 4212],
  ]),
  ...from('Janus', 'meetecho/janus-gateway src/apierror.c', [
    [
      'message',
      'credentials',
      '{"janus":"error","transaction":"a","error":{"code":403,"reason":"Unauthorized request (wrong or missing secret/token)"}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"janus":"error","session_id":1,"transaction":"b","error":{"code":458,"reason":"No such session 1"}}',
    ],
    [
      'message',
      'malformed-request',
      '{"janus":"error","error":{"code":456,"reason":"Missing mandatory element (transaction)"}}',
    ],
    ['message', 'timeout', '{"janus":"timeout","session_id":4711}'],
    [
      'message',
      'unknown-resource',
      '{"janus":"error","error":{"code":460,"reason":"No such plugin \'janus.plugin.foo\'"}}',
    ],
  ]),
  ...from('Asterisk', 'asterisk/asterisk res/res_http_websocket.c', [
    [
      'body',
      'credentials',
      '<?xml version="1.0" encoding="UTF-8"?><html><head><title>401 Unauthorized</title></head><body><h1>Unauthorized</h1></body></html>',
      401,
    ],
    [
      'message',
      'permission',
      'SIP/2.0 403 Forbidden\r\nVia: SIP/2.0/WSS x;rport\r\nContent-Length: 0\r\n\r\n',
    ],
    [
      'message',
      'credentials',
      'SIP/2.0 401 Unauthorized\r\nVia: SIP/2.0/WSS x\r\nWWW-Authenticate: Digest realm="asterisk"\r\n\r\n',
    ],
    ['message', 'backend-unreachable', 'SIP/2.0 503 Service Unavailable\r\nVia: SIP/2.0/WSS x\r\n\r\n'],
  ]),
  ...from('XMPP server', 'processone/ejabberd src/ejabberd_http_ws.erl; RFC 6120 4.9.3', [
    [
      'message',
      'credentials',
      '<failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><not-authorized/><text xml:lang="en">Invalid username or password</text></failure>',
    ],
    [
      'message',
      'duplicate-session',
      '<stream:error xmlns:stream="http://etherx.jabber.org/streams"><conflict xmlns="urn:ietf:params:xml:ns:xmpp-streams"/><text xmlns="urn:ietf:params:xml:ns:xmpp-streams">Replaced by new connection</text></stream:error>',
    ],
    [
      'message',
      'unknown-resource',
      '<stream:error><host-unknown xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error>',
    ],
    [
      'message',
      'shutdown',
      '<stream:error><system-shutdown xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error>',
    ],
    [
      'message',
      'timeout',
      '<stream:error><connection-timeout xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></stream:error>',
    ],
  ]),
  ...from('VS Code server', 'microsoft/vscode src/vs/server/node/remoteExtensionHostAgentServer.ts', [
    ['message', 'credentials', '{"type":"error","reason":"Unauthorized client refused: auth mismatch"}'],
    ['message', 'unknown-resource', '{"type":"error","reason":"Unknown reconnection token (never seen)"}'],
    ['message', 'malformed-request', '{"type":"error","reason":"Client refused: version mismatch"}'],
    ['body', 'permission', 'Forbidden.', 403],
  ]),
  ...from('Mercure-like hub', 'dunglas/mercure subscribe.go', [
    ['body', 'malformed-request', "Missing 'topic' parameter.", 400],
    ['body', 'credentials', 'Missing cookie', 401],
  ]),
  ...from('MUD and game servers', 'issue threads and sample code: find_string "ws.close(4"', [
    ['close-reason', 'duplicate-session', 'Replaced by reconnect', 4000],
    ['close-reason', 'rate-limit', 'Too many connections', 4000],
    ['close-reason', 'origin', 'Invalid origin', 4003],
    ['close-reason', 'credentials', 'Authentication token required', 4001],
    ['close-reason', 'unknown-resource', 'Unknown path. Use /watch or /browser.', 4000],
    ['close-reason', 'unknown-resource', 'Invalid Session ID', 4001],
    ['close-reason', 'duplicate-session', 'You have logged in from another location', 4001],
    ['close-reason', 'timeout', 'Kicked: AFK too long', 4002],
  ]),
  ...from('Photon-like server', 'https://doc.photonengine.com/realtime/current/troubleshooting/disconnects', [
    ['close-reason', 'rate-limit', 'MaxCcuReached'],
    ['close-reason', 'credentials', 'CustomAuthenticationFailed'],
    ['close-reason', 'timeout', 'ServerTimeout'],
    ['close-reason', 'unknown-resource', 'GameDoesNotExist'],
    ['close-reason', 'rate-limit', 'DisconnectByServerUserLimit'],
  ]),
  ...from('S3-like XML API', 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html', [
    [
      'body',
      'permission',
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId></Error>',
      403,
    ],
    [
      'body',
      'rate-limit',
      '<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
      503,
    ],
  ]),
];
