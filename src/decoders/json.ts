import { asObject, type JsonObject } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief } from './brief.ts';
import type { Decoded } from './decoded.ts';

/** Fields in which applications name their messages, the most common first. */
const NAMES = ['type', 'event', 'method', 'action', 'op', 'cmd', 'command', 'msg', 'topic', 'kind'] as const;
const LONGEST_NAME = 80;
const BEAT = /^(?:ping|pong|heartbeat(?:[-_]?ack)?|keep[-_]?alive|hb)$/i;
/** A heartbeat contains little else. */
const BEAT_KEYS = 3;

/** JSON in an application's own format: an object or an array. */
export function decodeJson(text: string): Decoded | undefined {
  const first = text.trimStart().charAt(0);
  if (first !== '{' && first !== '[') return undefined;
  const value = parseJson(text);
  return value === undefined ? undefined : describeJson(value, 'JSON');
}

/** The same for an encoded value. */
export function describeJson(value: unknown, protocol: string): Decoded {
  const object = asObject(value);
  const told = object ? briefNamed(object) : { summary: brief(value) };
  const beat =
    object && told.name !== undefined && BEAT.test(told.name) && Object.keys(object).length <= BEAT_KEYS;
  return { protocol, role: beat ? 'heartbeat' : 'data', ...told, value };
}

/** The application's own name of the message, and the rest of it in a short line. */
export function briefNamed(object: JsonObject): { name?: string; summary: string } {
  const key = NAMES.find((each) => {
    const value = object[each];
    return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
  });
  if (key === undefined) return { summary: brief(object) };
  const { [key]: name, ...rest } = object;
  return { name: String(name), summary: Object.keys(rest).length === 0 ? '' : brief(rest) };
}
