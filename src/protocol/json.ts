import { brief } from './brief.ts';
import type { Decoded } from './decoded.ts';
import { asObject, type JsonObject } from './json-shape.ts';
import { parseJson } from './parse-json.ts';

/** Fields by which applications name their messages, the commonest first. */
const NAMES = ['type', 'event', 'method', 'action', 'op', 'cmd', 'command', 'msg', 'topic', 'kind'] as const;
const LONGEST_NAME = 80;
const BEAT = /^(?:ping|pong|heartbeat(?:[-_]?ack)?|keep[-_]?alive|hb)$/i;
/** A heartbeat says little else. */
const BEAT_KEYS = 3;

/** JSON of an application's own making: an object or a list. */
export function decodeJson(text: string): Decoded | undefined {
  const first = text.trimStart().charAt(0);
  if (first !== '{' && first !== '[') return undefined;
  const value = parseJson(text);
  return value === undefined ? undefined : describeJson(value, 'JSON');
}

/** The same for a value that came in another coat. */
export function describeJson(value: unknown, protocol: string): Decoded {
  const object = asObject(value);
  const key = object && nameKey(object);
  const name = object && key ? String(object[key]) : undefined;
  const beat = object && name !== undefined && BEAT.test(name) && Object.keys(object).length <= BEAT_KEYS;
  return {
    protocol,
    role: beat ? 'heartbeat' : 'data',
    ...(name === undefined ? {} : { name }),
    summary: object && key ? briefWithout(object, key) : brief(value),
    value,
  };
}

/** By what the application itself calls the message. */
export function nameIn(object: JsonObject): string | undefined {
  const key = nameKey(object);
  return key && String(object[key]);
}

function nameKey(object: JsonObject): string | undefined {
  return NAMES.find((key) => {
    const value = object[key];
    return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
  });
}

/** The name stands before it. */
function briefWithout(object: JsonObject, key: string): string {
  const { [key]: _name, ...rest } = object;
  return Object.keys(rest).length === 0 ? '' : brief(rest);
}
