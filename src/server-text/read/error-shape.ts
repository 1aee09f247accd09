import { wordsOf } from '../words.ts';
import {
  CODE_KEYS,
  CONTEXT_KEYS,
  ERROR_KEYS,
  EVENT_KEYS,
  EVENT_WORDS,
  NOTHING,
  OTHER_SUBJECTS,
  SUCCESS_KEYS,
} from './error-words.ts';
import { plainKey, type TextField } from './fields.ts';

/** `maybe`: the form does not say that it is an error, and its words can. */
export type ErrorShape = 'yes' | 'maybe' | 'no';

function saysNothing(value: TextField['value']): boolean {
  if (value === null || value === false || value === 0) return true;
  return typeof value === 'string' && NOTHING.has(value.trim().toLowerCase());
}

/** Whether a code of several words, such as permission_denied, is in the body of a reply. */
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
