import type { TextKind, TextTopic } from '../../../src/server-text/topic.ts';

/** A text with a word of one topic that means something else. */
export interface LookAlike {
  text: string;
  kind: TextKind;
  topic: TextTopic;
  why: string;
}

type Pair = readonly [text: string, why: string];

function group(kind: TextKind, topic: TextTopic, pairs: readonly Pair[]): LookAlike[] {
  return pairs.map(([text, why]) => ({ kind, topic, text, why }));
}

const HEALTHY_MESSAGES = group('message', 'unknown', [
  ['{"type":"session.updated","session":{"id":"sess_1","turn_detection":null}}', 'a setting was changed'],
  [
    '{"type":"session.created","session":{"expires_at":1767225600,"max_response_output_tokens":"inf"}}',
    'a session began; it has an end',
  ],
  ['{"id":1,"result":null,"error":null}', 'the error field is empty'],
  ['{"data":{"user":{"name":"Ann"}},"errors":[]}', 'the list of errors is empty'],
  ['{"type":"auth_ok","ha_version":"2026.1.0"}', 'the credentials were accepted'],
  [
    '{"type":"auth_required","ha_version":"2026.1.0"}',
    'Home Assistant says so to each client before it sends its token',
  ],
  ['{"event":"login","success":true,"token":"abc"}', 'the login worked'],
  ['{"type":"ping","timeout":30}', 'a setting, not an event'],
  ['{"op":10,"d":{"heartbeat_interval":41250}}', 'the hello of Discord'],
  [
    '{"type":"chat","user":"bob","text":"my login failed again, token expired lol"}',
    'people talk about a login',
  ],
  [
    '{"type":"message","from":"ann","body":"The server is down for maintenance tonight?"}',
    'people talk about maintenance',
  ],
  ['{"event":"message","data":{"author":"kim","content":"too many requests from my boss"}}', 'people talk'],
  ['{"type":"ticker","symbol":"BTC-USD","price":"97000","rate":"0.0001"}', 'a price'],
  ['{"e":"ORDER_TRADE_UPDATE","o":{"X":"EXPIRED","s":"BTCUSDT"}}', 'an order expired, not a session'],
  [
    '{"type":"order","status":"rejected","reason":"insufficient margin"}',
    'an order was rejected; the connection is fine',
  ],
  ['{"event":"order_update","order":{"type":"limit","status":"filled"}}', 'a limit order was filled'],
  ['{"type":"presence","user":"ann","status":"offline"}', 'another user left'],
  ['{"event":"user.banned","user":"troll42","by":"mod"}', 'another user was banned'],
  [
    '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":120}"}',
    'the hello of Pusher',
  ],
  [
    '{"event":"pusher_internal:subscription_succeeded","channel":"private-a","data":"{}"}',
    'the subscription worked',
  ],
  ['["1","1","room:1","phx_reply",{"response":{},"status":"ok"}]', 'the reply is ok'],
  ['["OK","b1a649ebe8",true,""]', 'the relay took the event'],
  ['["OK","b1a649ebe8",true,"duplicate: already have this event"]', 'true: the relay has it already'],
  ['["EOSE","sub1"]', 'the end of the stored events'],
  ['["EVENT","sub1",{"content":"rate-limited: my life","kind":1}]', 'a note that a person wrote'],
  ['["AUTH","challenge-string"]', 'a challenge, not a refusal'],
  ['{"type":"connection_ack"}', 'the connection was accepted'],
  ['{"type":"welcome"}', 'the hello of Action Cable'],
  ['{"type":"ping","message":1767225600}', 'the keep-alive of Action Cable'],
  ['{"identifier":"{\\"channel\\":\\"Chat\\"}","type":"confirm_subscription"}', 'the subscription worked'],
  ['{"jsonrpc":"2.0","id":7,"result":"0xdeadbeef"}', 'a result'],
  [
    '{"jsonrpc":"2.0","method":"eth_subscription","params":{"result":{"transactions":[],"error":null}}}',
    'an event',
  ],
  ['{"success":true,"ret_msg":"","op":"auth","conn_id":"x"}', 'the auth worked'],
  ['[{"T":"success","msg":"authenticated"}]', 'Alpaca accepts the key'],
  ['[{"T":"success","msg":"connected"}]', 'the hello of Alpaca'],
  ['{"code":0,"message":"success","sid":"iat1"}', 'code 0'],
  ['{"code":200,"msg":"ok"}', 'status 200'],
  ['{"ret":200,"msg":"success","traceId":"a"}', 'status 200'],
  ['{"retCode":0,"retMsg":"OK","op":"auth"}', 'code 0'],
  ['{"type":"log","level":"info","message":"limit set to 5 per second"}', 'a log line at level info'],
  ['{"type":"config","limits":{"max_connections":10,"rate_limit":5}}', 'the limits in force'],
  ['{"type":"metrics","errors":0,"timeouts":0,"dropped":0}', 'counters at zero'],
  ['{"type":"metrics","error_count":12,"rate":3.5}', 'counters of a dashboard'],
  ['{"type":"keydown","key":"Escape"}', 'a key of the keyboard'],
  ['{"type":"user_joined","name":"Forbidden Fruit"}', 'a name'],
  ['{"type":"song","title":"Unauthorized Love","artist":"Timeout"}', 'a title'],
  ['{"event":"article","author":"J. Keys","origin":"Berlin"}', 'author and origin of an article'],
  ['{"flight":"LH1","origin":"Berlin","status":"delayed"}', 'the origin of a flight'],
  ['{"type":"token","value":"hello"}', 'a token of a language model'],
  ['{"type":"response.output_text.delta","delta":"Invalid API key means that"}', 'words of a language model'],
  [
    '{"type":"response.done","response":{"status":"completed","status_details":null}}',
    'a response is complete',
  ],
  [
    '{"type":"rate_limits.updated","rate_limits":[{"name":"requests","limit":1000,"remaining":999}]}',
    'the limits in force',
  ],
  [
    '{"is_final":true,"channel":{"alternatives":[{"transcript":"my password is wrong"}]}}',
    'words that a person said',
  ],
  [
    '{"type":"Results","channel":{"alternatives":[{"transcript":"the server is down"}]}}',
    'words that a person said',
  ],
  ['{"type":"Begin","id":"a","expires_at":1767225600}', 'the hello of AssemblyAI'],
  ['{"stream":"btcusdt@kline_1m","data":{"e":"kline","s":"BTCUSDT"}}', 'a price'],
  ['{"channel":"heartbeats","events":[{"heartbeat_counter":"1"}]}', 'a heartbeat'],
  ['{"method":"subscribe","result":{"channel":"ticker"},"success":true}', 'the subscription worked'],
  ['{"event":"systemStatus","status":"online","version":"1.9.0"}', 'Kraken works'],
  ['{"type":"system","text":"cache: 40 expired items removed"}', 'items of a cache'],
  ['{"type":"deploy","project":"shop","state":"success"}', 'a deployment of another program'],
  ['{"type":"build","status":"failed","project":"shop"}', 'a build failed, not the connection'],
  ['{"type":"job","id":4,"state":"failed","reason":"exit code 1"}', 'a job failed, not the connection'],
  ['{"type":"alert","title":"Memory limit exceeded on db-1"}', 'an alert about another machine'],
  [
    '{"notification":{"title":"Password changed","body":"Your password was changed"}}',
    'a notice for the user',
  ],
  ['{"type":"game","action":"shutdown_enemy_base"}', 'a move in a game; the player shuts nothing down'],
  ['{"cmd":"move","x":10,"y":20,"origin":{"x":0,"y":0}}', 'the origin of coordinates'],
  ['{"type":"feature","properties":{"access":"permissive"}}', 'a map'],
  ['{"sensor":"door","state":"closed","battery":90}', 'a door is closed'],
  ['{"sensor":"meter","rate":12.5,"unit":"l/min"}', 'a flow rate'],
  ['42["message","login expired, try again"]', 'a Socket.IO event with chat text'],
  [
    '0{"sid":"a","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000}',
    'the hello of Engine.IO',
  ],
  ['40{"sid":"abc"}', 'Socket.IO connected'],
  ['o', 'SockJS opened'],
  ['a["{\\"type\\":\\"tick\\"}"]', 'a SockJS message'],
  ['CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\u0000', 'STOMP connected'],
  [
    'MESSAGE\ndestination:/topic/errors\nmessage-id:1\n\n{"error":"invalid token"}\u0000',
    'a message for a topic with this name',
  ],
  ['INFO {"server_id":"N1","auth_required":true,"max_payload":1048576}\r\n', 'the hello of NATS'],
  ['+OK\r\n', 'NATS says yes'],
  ['PONG', 'a keep-alive'],
  ['SIP/2.0 200 OK\r\nVia: x\r\n\r\n', 'status 200'],
  ['SIP/2.0 100 Trying\r\n\r\n', 'status 100'],
  [
    '<message from="a@b" type="chat"><body>access denied? try again</body></message>',
    'a chat message in XMPP',
  ],
  [
    '<stream:features><mechanisms><mechanism>PLAIN</mechanism></mechanisms></stream:features>',
    'XMPP offers ways to log in',
  ],
  ['<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>', 'the login worked'],
  [':tmi.twitch.tv 001 bot :Welcome, GLHF!', 'Twitch welcomes the client'],
  ['keepalive ack', 'a keep-alive'],
  ['auth ok', 'the credentials were accepted'],
  ['hello, is anybody unauthorized here?', 'people talk'],
  ['{"type":"next","id":"1","payload":{"data":{"order":{"state":"expired"}}}}', 'data of a subscription'],
  [
    '{"action":15,"channel":"a","messages":[{"data":"error: token expired"}]}',
    'a message that somebody published',
  ],
  [
    '{"id":1,"connect":{"client":"a","version":"5.0","expires":true,"ttl":3600}}',
    'Centrifugo: the token has an end',
  ],
  ['{"hello":{"session":{"status":"connected","keepalive_timeout_seconds":10}}}', 'a setting'],
  [
    '{"metadata":{"message_type":"session_welcome"},"payload":{"session":{"status":"connected","keepalive_timeout_seconds":10,"reconnect_url":null}}}',
    'the hello of Twitch',
  ],
  ['{"metadata":{"message_type":"session_keepalive"},"payload":{}}', 'the keep-alive of Twitch'],
  ['{"setupComplete":{}}', 'Gemini is ready'],
  [
    '{"serverContent":{"modelTurn":{"parts":[{"text":"Access denied is a status"}]}}}',
    'words of a language model',
  ],
]);

const CLOSE_REASONS = group('close-reason', 'unknown', [
  ['session resumed', 'nothing ended'],
  ['key pressed', 'a key of the keyboard'],
  ['author left the document', 'a person left'],
  ['origin: Berlin', 'a place'],
  ['limit order filled', 'an order'],
  ['timeout set to 30', 'a setting'],
  ['expired items removed', 'a cache'],
  ['Bye', 'a greeting'],
  ['Normal closure', 'no cause'],
  ['client requested close', 'the client closed'],
  ['user navigated away', 'the page closed'],
  ['done', 'no cause'],
  ['ok', 'no cause'],
  ['stream completed', 'the work is done'],
  ['call ended by user', 'a call ended'],
  ['game over', 'the game ended'],
  ['transcription finished', 'the work is done'],
  ['unsubscribed', 'the client left'],
  ['token count: 120', 'tokens of a language model'],
  ['keyframe received', 'a picture'],
  ['export finished', 'the work is done'],
  ['authored by ann', 'an author'],
  ['originally from Rome', 'an adverb'],
  ['exchange rates updated', 'prices'],
  ['no errors', 'nothing failed'],
  ['closed without error', 'nothing failed'],
  ['host left the meeting', 'a person left'],
  ['meeting ended', 'the meeting ended'],
  ['new version of the document saved', 'a document'],
  ['user went offline', 'a person left'],
  ['player died', 'a game'],
  ['bug report sent', 'a report'],
  ['capacity: 4', 'a number'],
  ['sample rate 16000', 'a setting of audio'],
  ['key rotated', 'nothing failed'],
  ['moved elsewhere on the map', 'a game'],
  ['all messages received', 'nothing failed'],
  ['access log written', 'a log'],
  ['large file sent', 'nothing failed'],
  ['idle animation', 'a picture'],
  ['signature saved', 'a document was signed'],
  ['password field focused', 'a form'],
  ['page reloaded', 'the page'],
  ['tab closed', 'the page closed'],
  ['room left', 'the person left'],
  ['replay finished', 'the work is done'],
  ['subscription cancelled by client', 'the client ended it'],
  ['rating: 5', 'a review'],
]);

const OTHER_TOPICS: readonly LookAlike[] = [
  ...group('close-reason', 'rate-limit', [
    ['token bucket empty', 'the bucket of a rate limiter, not a credential'],
    ['Too many failed login attempts', 'a lock against guessing'],
    ['Too many sessions for this key', 'a limit, not a wrong key'],
    ['message rate exceeded', 'a rate, not a size'],
  ]),
  ...group('close-reason', 'malformed-request', [
    ['duplicate subscription key', 'a parameter twice, not a credential and not a second session'],
    ['unexpected token } in JSON at position 3', 'a token of JSON'],
    ['Invalid character in header name', 'a header, not a host'],
    ['missing required key "channel" in message', 'a key of a message'],
  ]),
  ...group('close-reason', 'unknown-resource', [
    ['models/x is not found for API version v1', 'a model, not an API key'],
    ['User channel does not exist', 'a channel'],
  ]),
  ...group('close-reason', 'timeout', [
    ['did not receive audio data or a text message within the timeout window', 'no data in time'],
    ['Login timeout', 'the client did not log in in time'],
    ['Session idle for too long', 'idle, not large'],
  ]),
  ...group('close-reason', 'backend-unreachable', [
    ['Failed to connect to downstream server', 'what is behind the server'],
    ['Could not connect to auth service', 'the service of credentials is down'],
    ["CloudFront wasn't able to connect to the origin", 'the origin server, not the origin of the page'],
  ]),
  ...group('close-reason', 'payload-size', [
    ['Message rate ok but payload too large', 'a size'],
    ['frame exceeds limit of 65536 bytes', 'a size, not a rate'],
  ]),
  ...group('close-reason', 'duplicate-session', [
    ['This key is already connected from another device', 'a second connection'],
    ['Session replaced by a newer login', 'a second connection'],
  ]),
  ...group('close-reason', 'credentials', [
    ['Missing cookie', 'a cookie carries the credentials'],
    ['session expired, please log in again', 'the login has ended, not a time limit'],
  ]),
  ...group('message', 'permission', [
    [
      '{"message":"Forbidden","connectionId":"a=","requestId":"b="}',
      'API Gateway answers so without an error field',
    ],
  ]),
  ...group('message', 'credentials', [
    [
      '{"type":"auth_invalid","message":"Invalid access token or password"}',
      'the type says that it is an error',
    ],
  ]),
];

export const LOOK_ALIKES: readonly LookAlike[] = [...HEALTHY_MESSAGES, ...CLOSE_REASONS, ...OTHER_TOPICS];
