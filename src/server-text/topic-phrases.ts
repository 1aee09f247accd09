import type { TextTopic } from './topic.ts';

type Phrases = readonly (readonly [TextTopic, RegExp])[];

/**
 * Phrases by topic; the first that fits decides, so that the narrow ones come first: "token bucket empty" is about the
 * rate, "duplicate subscription key" about a parameter, "session limit reached" about a quota. Machine codes such as
 * `invalid_api_key` and `TokenExpired` are split into words before they are compared.
 */
export const TOPIC_PHRASES: Phrases = [
  // Wrong parameters, though they name a key, a token or a session.
  ['malformed-request', /\bduplicate (?:\w+ ){0,2}(?:key|parameter|field|header|id)\b/],
  ['malformed-request', /\bunexpected (?:token|end of|character|message|field|property)\b|\bsyntax error\b/],
  ['malformed-request', /\b(?:json|xml|payload|message|frame) (?:parse|decod\w+|syntax) (?:error|fail\w*)\b/],
  // Rate and quota.
  ['rate-limit', /\btoo many\b|\brate.?limit\w*|\brate (?:exceeded|too high)\b|\bthrottl\w+|\bflood\w*/],
  ['rate-limit', /\btoo (?:fast|frequent\w*)\b|\bslow down\b|\btoken bucket\b/],
  ['rate-limit', /\bquotas?\b|\binsufficient (?:balance|funds|credits?)\b|\bout of credits?\b|\bbilling\b/],
  [
    'rate-limit',
    /\bpayment required\b|\bplan limit\b|\bupgrade your plan\b|\bcredits? (?:exhausted|used up)\b/,
  ],
  [
    'rate-limit',
    /\b(?:connections?|connected clients?|sessions?|subscriptions?|requests?|messages?|usage|concurren\w+|channels?|users?|clients?) (?:\w+ )?(?:limit|quota|cap)s?\b(?! set)/,
  ],
  [
    'rate-limit',
    /\bmax(?:imum)? (?:number of |allowed |concurrent )?(?:\w+ )?(?:connections|clients|sessions|subscriptions|users)\b/,
  ],
  [
    'rate-limit',
    /\blimits? (?:\w+ ){0,2}(?:exceeded|reached|hit)\b|\bexceed\w* (?:\w+ ){0,4}(?:limit|rate|quota)\b/,
  ],
  // Size.
  [
    'payload-size',
    /\b(?:message|frame|payload|body|packet|request|header\w*|data|text|buffer|entity) (?:\w+ ){0,3}(?:too (?:big|large|long)|exceed\w*|over\w* (?:the )?(?:limit|size))\b/,
  ],
  [
    'payload-size',
    /\btoo (?:big|large|long)\b|\bmax(?:imum)? (?:message|frame|payload|packet) size\b|\bsize limit\b/,
  ],
  // Another connection took its place.
  [
    'duplicate-session',
    /\b(?:duplicate|another|other|new|newer|second|same) (?:\w+ ){0,2}(?:session|connection|client|login|device|location|tab)\b(?! (?:pool|string|error|refused|failed|timed))/,
  ],
  [
    'duplicate-session',
    /\b(?:replaced|superseded|taken over|kicked|evicted)\b|\balready (?:connected|logged in|in use|online)\b/,
  ],
  [
    'duplicate-session',
    /\b(?:logged|signed) in (?:from |on )?(?:another|elsewhere|other)\b|\bsession taken\b/,
  ],
  // Time.
  [
    'timeout',
    /\b(?:keep.?alive|ping|pong|heart.?beat|idle|inactiv\w*|handshake|auth\w*|login|read|write|connection|session|client|hello|identify|init\w*|request|response|receive|activity) ?(?:\w+ ){0,2}(?:time.?out|timed.?out|missed|expired|deadline)\b/,
  ],
  [
    'timeout',
    /\bno (?:pong|ping|heart.?beat|activity|data|message|audio)\b|\b(?:idle|inactiv\w+) (?:for )?too long\b/,
  ],
  [
    'timeout',
    /\b(?:did not|didn t) (?:receive|send|respond|authenticate|identify|subscribe)\b.*\b(?:within|in time|timeout|seconds)\b/,
  ],
  [
    'timeout',
    /\b(?:maximum|max) (?:session |connection )?(?:duration|lifetime|age)\b|\bsession (?:duration|lifetime)\b/,
  ],
  [
    'timeout',
    /\bsession hit the maximum\b|\bnot (?:received|sent) (?:\w+ ){0,3}in time\b|\bwithin the timeout window\b/,
  ],
  // What is behind the server.
  [
    'backend-unreachable',
    /\b(?:upstream|downstream|back.?end|database|redis|broker|origin server|remote (?:server|host)|target|service|worker|node|gateway)\b.*\b(?:unavailable|unreachable|refused|fail\w*|not (?:available|reachable|connected)|down|closed|disconnect\w*|dead)\b/,
  ],
  [
    'backend-unreachable',
    /\b(?:cannot|can ?t|could not|couldn ?t|unable to|fail\w* to|failure to|error) (?:\w+ )?(?:connect\w*|reach\w*|dial\w*|proxy\w*)\b/,
  ],
  [
    'backend-unreachable',
    /\bbad gateway\b|\bgateway timeout\b|\beconnrefused\b|\behostunreach\b|\bconnection refused\b/,
  ],
  // Origin.
  [
    'origin',
    /\borigins? (?:\w+ ){0,3}(?:not|denied|rejected|forbidden|mismatch|blocked|disallowed|invalid|missing|required|check)\b/,
  ],
  [
    'origin',
    /\b(?:invalid|bad|forbidden|disallowed|unauthorized|unknown|unexpected|not allowed|wrong|missing|cross) (?:host )?(?:or )?origins?\b/,
  ],
  ['origin', /\binvalid host\b|\bhost (?:\w+ )?not allowed\b|\bdisallowed host\b|\bcors\b|\bcross.?site\b/],
  // What does not exist.
  [
    'unknown-resource',
    /\b(?:model|topic|route|path|endpoint|channel|room|stream|queue|deployment|version|method|event|action|document|resource|voice|agent|project|app|application|namespace|subscription|symbol|file|page|user|table|service|unit|entity|exchange|destination|subject|url|session id|sid)s?\b.*\b(?:not (?:be )?(?:found|exist\w*|available|defined|registered|known|supported)|(?:does not|doesn t) exist|no longer|unknown|deprecated|retired)\b/,
  ],
  [
    'unknown-resource',
    /\b(?:unknown|no such|unmatched|unsupported|undefined|unrecognized|invalid|nonexistent) (?:\w+ )?(?:model|topic|route|path|endpoint|channel|room|stream|queue|deployment|version|api version|method|event|action|document|resource|voice|agent|project|app|namespace|symbol|destination|subprotocol|sub.protocol|protocol|sid|session id|command|operation|topic name)\b/,
  ],
  [
    'unknown-resource',
    /\bno (?:matching )?(?:route|handler|model|channel|topic)\b|\bnot found\b|\bunmatched topic\b/,
  ],
  // Who the client is.
  [
    'credentials',
    /\b(?:not|un)[ -]?auth(?:enticated|orized|orised)\b|\bauth\w* ?(?:\w+ ){0,3}(?:fail\w*|error|required|invalid|needed|missing|expired|denied|rejected|incorrect|necessary|timeout)\b/,
  ],
  [
    'credentials',
    /\b(?:invalid|bad|wrong|incorrect|missing|no|expired|revoked|unknown|malformed|unrecognized|incomplete|need|provide|provided|require\w*) (?:\w+ ){0,3}(?:api.?keys?|access.?keys?|access.?tokens?|tokens?|jwt|credentials?|passwords?|pass.?code|secret|signature|auth\w*|bearer|cookies?|login|identity|client.?id|app.?key|key)\b/,
  ],
  [
    'credentials',
    /\b(?:api.?keys?|access.?keys?|tokens?|jwt|credentials?|passwords?|secrets?|signature|cookies?|login|user ?name|certificate|app.?key|session)\b (?:\w+ ){0,4}(?:invalid|expired|missing|required|revoked|incorrect|wrong|mismatch|fail\w*|not (?:valid|found|provided|accepted|recognized|match\w*)|rejected|denied|disabled|malformed|unknown)\b/,
  ],
  [
    'credentials',
    /\bunauthenticated\b|\b(?:log|sign) ?in (?:required|first|again)\b|\b(?:must|please|need to) (?:be )?(?:log\w*|sign\w*|authenticat\w*)\b/,
  ],
  [
    'credentials',
    /\blogin required\b|\bauth invalid\b|\bjwt\b|\b401\b|\bpairing required\b|\bdevice identity\b|\bunauthori[sz]ed\b/,
  ],
  // What a known client may do.
  [
    'permission',
    /\bforbidden\b|\bpermissions?\b.*\b(?:denied|required|missing|insufficient|lack\w*)\b|\b(?:access|permission) (?:is )?denied\b/,
  ],
  [
    'permission',
    /\bnot (?:allowed|permitted|entitled|whitelisted|subscribed)\b|\binsufficient (?:permissions?|scope|privileges?|rights?)\b/,
  ],
  [
    'permission',
    /\b(?:restricted|banned|blocked|suspended|disabled account|missing scope|lacks? permission|not have permission)\b/,
  ],
  // The server itself.
  ['maintenance', /\bmaintenance\b|\bscheduled (?:downtime|upgrade)\b/],
  [
    'shutdown',
    /\bshut(?:ting)?.?down\b|\brestart\w*\b|\bgoing away\b|\bdeploy(?:ing|ment in progress|ed)?\b|\b(?:server|service|app\w*) (?:is )?(?:stopp\w+|terminat\w+|closing|draining)\b|\brebalanc\w+|\bdrain(?:ing)?\b/,
  ],
  [
    'server-error',
    /\binternal (?:server )?(?:error|failure)\b|\bserver (?:\w+ )?error\b|\bunhandled\b|\bexception\b|\btraceback\b|\bpanic\w*\b|\bsomething went wrong\b/,
  ],
  ['timeout', /\btimed? ?out\b|\bdeadline exceeded\b/],
  ['backend-unreachable', /\b(?:service|temporarily) unavailable\b|\boverloaded\b/],
  [
    'malformed-request',
    /\b(?:invalid|malformed|bad|missing|illegal|unparsable|unsupported|required|failed to parse|cannot parse|could not (?:parse|decode)|unexpected)\b.{0,60}\b(?:json|message|request|frame|payload|parameters?|param|argument|field|format|encoding|utf.?8|data|input|value|header|body|config\w*|property|syntax|schema|packet|sample rate|audio|intents?|payload version)\b/,
  ],
  [
    'malformed-request',
    /\bvalidation\b|\bparse error\b|\bbad request\b|\bmust be (?:a|an|one of)\b|\bis required\b|\bnot (?:valid )?json\b/,
  ],
  [
    'malformed-request',
    /\b(?:invalid|illegal) (?:argument|request|operation|state)\b|\bprotocol (?:error|violation)\b/,
  ],
];

/** The same in other languages, as far as servers are seen to use them: topic and words. */
export const FOREIGN_PHRASES: Phrases = [
  [
    'rate-limit',
    /请求过于频繁|频率限制|超出限制|配额|余额不足|zu viele|demasiad[oa]s|trop de|muitas|レート制限|слишком много/,
  ],
  ['timeout', /超时|心跳|タイムアウト|zeitüberschreitung|délai dépassé|tiempo de espera|тайм-?аут/],
  [
    'permission',
    /无权限|没有权限|权限不足|禁止访问|keine berechtigung|zugriff verweigert|permiso denegado|accès refusé|acesso negado|доступ запрещ/,
  ],
  [
    'credentials',
    /未授权|未登录|登录|鉴权|认证失败|令牌|密钥|認証|ログイン|トークン|nicht (?:angemeldet|autorisiert)|anmeldung|ungültige[rs]? (?:token|schlüssel|anmelde)|no autorizado|contraseña|clave (?:no válida|incorrecta)|non autorisé|jeton|não autorizado|не авториз|неверный (?:токен|ключ|пароль)|인증|토큰/,
  ],
  [
    'unknown-resource',
    /不存在|未找到|找不到|見つかりません|nicht gefunden|no encontrad|introuvable|não encontrad|не найден/,
  ],
  ['maintenance', /维护|メンテナンス|wartung|mantenimiento|обслуживани/],
  [
    'malformed-request',
    /参数错误|格式错误|无效的?(?:参数|请求)|ungültige anfrage|solicitud (?:no válida|inválida)|requête invalide/,
  ],
  [
    'server-error',
    /内部错误|服务器错误|サーバーエラー|interner fehler|error interno|erreur interne|внутренняя ошибка/,
  ],
];
