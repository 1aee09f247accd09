import { list, type Vocabulary } from './phrases.ts';

export const MALFORMED_REQUEST: Vocabulary = {
  topic: 'malformed-request',
  specific: list(`
    invalid|malformed|bad auth message|frame|payload|format; invalid url|uri;
    name|code|nickname|nick|username|email .. already in use|taken|exists;
    handshake error|failed|failure|rejected; empty .. header;
    binary|text .. not supported|allowed|accepted; missing .. id|name|room|channel|path|url; required key;
    first message|frame|request must; duplicate .. key|parameter|subscription|id|request|field;
    cannot query field; not found in .. header; header .. missing|blank|empty|invalid; websocket handshake;
    no .. header; missing .. header|headers|key header; headers .. missing; required headers;
    unexpected token; incorrectly formatted; unknown parameter|field|name|variant|key|argument|property;
    missing .. parameter|parameters|field|element|argument|arguments|value|property;
    invalid|bad|missing .. nonce; version mismatch; invalid .. header; web socket key; method not allowed
  `),
  strong: list(`
    no target|room|topic|name|id|channel|destination; not provided|specified|supplied|given;
    bad|invalid hello|init|identify|subscribe|join|connect|input|coordinates; must not be;
    room|topic|channel|name|id|url|user required; not an integer|object|array; incompatible;
    invalid .. event|packet|serial|url|path|action|command|state|sequence|version|code|room|parameters;
    version .. outdated|incompatible|unsupported; must start|send|specify|include|provide|begin;
    not a string|number|object|array; out of sync|order; expected .. message|frame|json|string|binary|text;
    checksum; empty message|payload|body; unhandled message|type|event; malformed;
    invalid|bad|illegal|incorrect|wrong .. json|syntax|message|msg|frame|format|payload|argument|arguments|parameter|parameters|params|handshake|upgrade|method|header|opcode|shard|type|value|data|utf|request|input|encoding|query|filter|operation|protocol|version|config|length;
    invalid .. id; bad request;
    parse|parser|parsing|decoding|decode|syntax|schema|validation|protocol|params|param error|failed|failure|exception;
    can|could|unable|failed|cannot|error not|to|while .. parse|decode|decoded|deserialize|decoding|parsing|understand;
    unknown opcode|protocol|message|event|type|operation|packet;
    unsupported .. version|protocol|format|type|codec|encoding|operation|extension|data; unsupported;
    required .. missing|property|field; field|parameter|property|element is required; field required;
    protocol mismatch|error|violation;
    already subscribed|exists|authenticated|joined|initialized|initialised; existing subscription;
    upgrade required|is|only|expected; only to websocket; must be upgrade; not a websocket;
    no .. provided|specified|given; subprotocol; incomplete frame; not masked; reserved bits;
    illegal format; too new|old; out of range; unparseable; unrecognized; unprocessable;
    expected .. between|but|one; have to increase; must have|be|contain; transport unknown; bad handshake;
    websocket protocol; unknown .. protocol; error reading json; sent to https port; unsupported by;
    not be decoded; client sent; not acceptable; cannot find field; buffer too small; too far off;
    not .. valid json|format|utf; ungultige|ungultiges|ungultig .. anfrage|format; solicitud invalida;
    requete invalide|invalide; неверный формат|запрос
  `),
  clear: list(`
    not initialized|initialised|joined|subscribed|started; not supported; is not supported;
    invalid request; no action; invalid argument; must provide; bad msg; bad message; mandatory;
    no .. action
  `),
  weak: list(`
    bad; invalid; missing; expected; required; error .. data
  `),
  parts: list(`
    解析失败; 格式不正确; を入力してください; 形式が; 参数校验; 参数错误; 无效的参数; 格式错误; 参数不合法; 缺少必须; 缺少参数; 不正な; 無効な; 잘못된 요청
  `),
};
