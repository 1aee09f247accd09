import { type Json, readJson } from './json.ts';

/** One value of a JSON text, with the names of the objects around it. */
export interface TextField {
  path: readonly string[];
  key: string;
  value: string | number | boolean | null;
  depth: number;
}

const MAX_FIELDS = 300;

/** Returns the values of a JSON text in its order; JSON inside a string counts as part of the text. */
export function fieldsOf(value: Json): TextField[] {
  const fields: TextField[] = [];
  function visit(json: Json, path: readonly string[], depth: number): void {
    if (fields.length >= MAX_FIELDS) return;
    if (Array.isArray(json)) {
      // An empty list says that there is nothing, as null does.
      if (json.length === 0) fields.push({ path, key: path.at(-1) ?? '', value: null, depth });
      for (const item of json.slice(0, 50)) visit(item, path, depth);
    } else if (typeof json === 'object' && json !== null) {
      for (const [key, field] of Object.entries(json)) visit(field, [...path, key], depth + 1);
    } else {
      const inner =
        typeof json === 'string' && /^\s*[{[]/.test(json) && depth < 5 ? readJson(json)?.value : undefined;
      if (typeof inner === 'object' && inner !== null) visit(inner, path, depth);
      else fields.push({ path, key: path.at(-1) ?? '', value: json, depth });
    }
  }
  visit(value, [], 0);
  return fields;
}

/** Returns the words of a field's name, in lower case and without its separators: `errorCode`, `error_code`: `errorcode`. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}

const MESSAGE_KEYS = new Set([
  'message',
  'msg',
  'errormessage',
  'errormsg',
  'errmsg',
  'retmsg',
  'reason',
  'error',
  'description',
  'errordescription',
  'detail',
  'details',
  'statustext',
  'title',
  'text',
  'hint',
  'err',
  'cause',
  'd',
  'closereason',
  'info',
  'payload',
  'errors',
  'explanation',
  'data',
  'response',
  'debugmessage',
  'closemessage',
  'usermessage',
  'content',
]);
const CODE_KEYS = new Set([
  'code',
  'errorcode',
  'errcode',
  'errno',
  'type',
  'errortype',
  'status',
  'statuscode',
  'retcode',
  'ret',
  'errorid',
  'id',
  'name',
  's',
  'authreason',
  'reasoncode',
  'closecode',
  'event',
  'e',
  'msg',
  'janus',
  'kind',
  'error',
  'key',
  'slug',
  'subcode',
]);

/** Whether the field holds a sentence for people. */
export function isMessage(field: TextField): boolean {
  return typeof field.value === 'string' && field.value !== '' && MESSAGE_KEYS.has(plainKey(field.key));
}

/** Whether the field holds a code for programs: a number, or words without spaces. */
export function isCode(field: TextField): boolean {
  if (!CODE_KEYS.has(plainKey(field.key))) return false;
  if (plainKey(field.key) === 'id' && !/error/i.test(String(field.value))) return false;
  return (
    typeof field.value === 'number' ||
    (typeof field.value === 'string' && /^[\w.:/-]{2,80}$/.test(field.value))
  );
}
