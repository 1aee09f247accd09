import { wordsOf } from '../words.ts';
import { plainKey, type TextField } from './fields.ts';

/** `maybe`: the form does not say that it is an error, and its words can. */
export type ErrorShape = 'yes' | 'maybe' | 'no';

const EVENT_KEYS = new Set([
  'type',
  'event',
  'name',
  'op',
  'method',
  'msg',
  'janus',
  't',
  'resptype',
  'ev',
  'kind',
  'action',
  'e',
  'cmd',
  'status',
  'message',
  'state',
  'topic',
  'messagetype',
  'result',
  'class',
  'level',
  'severity',
  's',
]);
const EVENT_WORDS = new Set([
  'error',
  'errored',
  'failed',
  'failure',
  'fail',
  'fault',
  'invalid',
  'denied',
  'reject',
  'rejected',
  'unauthorized',
  'forbidden',
  'kick',
  'kicked',
  'banned',
  'disconnect',
  'nack',
  'fatal',
  'timeout',
  'goaway',
  'shutdown',
  'exception',
  'terminated',
  'maintenance',
  'nok',
  'kickout',
  'unauthenticated',
]);
/** Events of something on the connection, not of the connection. */
const OTHER_SUBJECTS = new Set([
  'order',
  'orders',
  'trade',
  'payment',
  'user',
  'member',
  'player',
  'peer',
  'participant',
  'job',
  'build',
  'task',
  'call',
  'device',
  'invoice',
  'transaction',
  'webhook',
  'chat',
  'post',
  'test',
]);
const ERROR_KEYS = new Set([
  'error',
  'err',
  'errors',
  'errormessage',
  'errormsg',
  'errmsg',
  'exception',
  'errorcode',
  'errcode',
  'errortype',
  'errno',
  'errordescription',
]);
const SUCCESS_KEYS = new Set([
  'ok',
  'success',
  'succeeded',
  'successful',
  'accepted',
  'authenticated',
  'authorized',
  'issuccess',
]);
const CODE_KEYS = new Set(['code', 'status', 'statuscode', 'retcode', 'ret', 'errorcode', 'errcode', 'rc']);
const NOTHING = new Set([
  '',
  '0',
  'none',
  'null',
  'ok',
  'success',
  'false',
  'no',
  'no error',
  'undefined',
  'nil',
  '200',
  '1000',
]);

function saysNothing(value: TextField['value']): boolean {
  if (value === null || value === false || value === 0) return true;
  return typeof value === 'string' && NOTHING.has(value.trim().toLowerCase());
}

/** Whether a code of several words, such as permission_denied, stands in the body of a reply. */
function isErrorReason(field: TextField): boolean {
  if (
    field.depth > 3 ||
    typeof field.value !== 'string' ||
    !['s', 'code', 'reason'].includes(plainKey(field.key))
  )
    return false;
  return (
    /^[a-z]{2,30}_[a-z_]{2,40}$/.test(field.value) &&
    wordsOf(field.value).some((word) => EVENT_WORDS.has(word) || word === 'expired')
  );
}

function isErrorEvent(field: TextField): boolean {
  if (field.depth > 2 || typeof field.value !== 'string' || !EVENT_KEYS.has(plainKey(field.key)))
    return false;
  if (field.value.length > 60 || /\s/.test(field.value.trim())) return false;
  const words = wordsOf(field.value);
  if (plainKey(field.key) === 'event' && words[0] === 'notice') return true;
  if (
    field.depth === 2 &&
    ['status', 'state', 'result', 'name', 'level'].includes(plainKey(field.key)) &&
    field.path[0] !== 'payload' &&
    field.path[0] !== 'header'
  )
    return false;
  return words.some((word) => EVENT_WORDS.has(word)) && !words.some((word) => OTHER_SUBJECTS.has(word));
}

function isErrorField(field: TextField): boolean {
  if (field.depth > 3 || saysNothing(field.value)) return false;
  const key = plainKey(field.key);
  if (ERROR_KEYS.has(key)) return true;
  // {"error":{"code":…}}: the object holds something, at whatever depth.
  return field.path
    .slice(0, 3)
    .some((name) => ['error', 'errors', 'err', 'exception'].includes(plainKey(name)));
}

/** Whether a number is a status or close code that says that something failed. */
function isErrorCode(field: TextField): boolean {
  const code = Number(field.value);
  if (field.depth > 3 || !CODE_KEYS.has(plainKey(field.key)) || !Number.isInteger(code)) return false;
  return (
    (code >= 400 && code < 600) ||
    (code >= 4000 && code < 5000) ||
    (code >= 40000 && code < 60000) ||
    code <= -32000
  );
}

const CONTEXT_KEYS = new Set([
  'connectionid',
  'requestid',
  'traceid',
  'correlationid',
  'timestamp',
  'path',
  'url',
  'sid',
  'id',
  'documentationurl',
]);

/** Returns whether the fields of a JSON message form an error. */
export function errorShape(fields: readonly TextField[]): ErrorShape {
  for (const field of fields) {
    if (isErrorEvent(field) || isErrorReason(field) || isErrorField(field)) return 'yes';
    if (field.value === false && field.depth <= 2 && SUCCESS_KEYS.has(plainKey(field.key))) return 'yes';
  }
  const hasMessage = fields.some((field) =>
    ['message', 'msg', 'reason', 'retmsg', 'statustext', 'description', 'detail'].includes(
      plainKey(field.key),
    ),
  );
  if (hasMessage && fields.some(isErrorCode)) return 'yes';
  const has = (name: string): boolean => fields.some((field) => plainKey(field.key) === name);
  if (has('message') && has('connectionid') && has('requestid')) return 'yes';
  if (
    ['leave', 'goaway', 'disconnect', 'close', 'reconnect'].some((name) =>
      fields.some((field) => plainKey(field.path[0] ?? '') === name && field.depth > 1),
    )
  )
    return 'yes';
  const others = fields.filter(
    (field) => !CONTEXT_KEYS.has(plainKey(field.key)) && !CODE_KEYS.has(plainKey(field.key)),
  );
  const hasCode = fields.some(
    (field) =>
      CODE_KEYS.has(plainKey(field.key)) &&
      !saysNothing(field.value) &&
      !/^(1|200|20000|1000|ok)$/i.test(String(field.value)),
  );
  const hasStatus = fields.some(
    (field) =>
      ['status', 'state'].includes(plainKey(field.key)) &&
      typeof field.value === 'string' &&
      fields.some((other) => plainKey(other.key) === 'message'),
  );
  const onlyMessage = (others.length === 1 && has('message')) || (others.length === 1 && has('detail'));
  return (hasMessage && hasCode) || onlyMessage || hasStatus ? 'maybe' : 'no';
}
