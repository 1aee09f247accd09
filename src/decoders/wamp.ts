import { asObject } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import type { Decoded } from './decoded.ts';

const PROTOCOL = 'WAMP';

/**
 * Name and fields of each message: `i` id, `s` text or URI, `d` dictionary, `l` list; optional ones after `?`
 * (https://wamp-proto.org/wamp_latest_ietf.html, section "Message Definitions").
 */
const FORMS: Readonly<Record<number, readonly [name: string, form: string]>> = {
  1: ['HELLO', 'sd'],
  2: ['WELCOME', 'id'],
  3: ['ABORT', 'ds?ld'],
  4: ['CHALLENGE', 'sd'],
  5: ['AUTHENTICATE', 'sd'],
  6: ['GOODBYE', 'ds'],
  8: ['ERROR', 'iids?ld'],
  16: ['PUBLISH', 'ids?ld'],
  17: ['PUBLISHED', 'ii'],
  32: ['SUBSCRIBE', 'ids'],
  33: ['SUBSCRIBED', 'ii'],
  34: ['UNSUBSCRIBE', 'ii'],
  35: ['UNSUBSCRIBED', 'i?d'],
  36: ['EVENT', 'iid?ld'],
  48: ['CALL', 'ids?ld'],
  49: ['CANCEL', 'id'],
  50: ['RESULT', 'id?ld'],
  64: ['REGISTER', 'ids'],
  65: ['REGISTERED', 'ii'],
  66: ['UNREGISTER', 'ii'],
  67: ['UNREGISTERED', 'i?d'],
  68: ['INVOCATION', 'iid?ld'],
  69: ['INTERRUPT', 'id'],
  70: ['YIELD', 'id?ld'],
};

/** The requests, each with its reply. */
const ANSWERED: Readonly<Record<number, number>> = { 16: 17, 32: 33, 34: 35, 48: 50, 64: 65, 66: 67, 68: 70 };

/** WAMP 2 in JSON. */
export function decodeWamp(text: string): Decoded | undefined {
  const value = text.startsWith('[') ? parseJson(text) : undefined;
  return Array.isArray(value) ? describeWamp(value) : undefined;
}

/** One message as an array, whichever serialization it had. */
export function describeWamp(list: readonly unknown[]): Decoded | undefined {
  const code = list[0];
  const [name, form] = (typeof code === 'number' && FORMS[code]) || [];
  if (typeof code !== 'number' || name === undefined || form === undefined || !fits(list.slice(1), form)) {
    return undefined;
  }
  const texts = list.slice(1).filter((item) => typeof item === 'string');
  const rest = list.slice(1).filter((item) => typeof item === 'object' && !isEmpty(item));
  const shown = {
    protocol: PROTOCOL,
    name: dotted(name, texts[0]),
    summary: rest.map((item) => brief(item)).join(', '),
    value: list,
  };
  if (code === 8) return { ...shown, role: 'response', pair: pairOf(Number(list[1]), list[2]), failed: true };
  if (ANSWERED[code] !== undefined) return { ...shown, role: 'request', pair: pairOf(code, list[1]) };
  const request = Object.keys(ANSWERED).find((key) => ANSWERED[Number(key)] === code);
  if (request !== undefined)
    return { ...shown, role: 'response', pair: pairOf(Number(request), list[1]), failed: false };
  return { ...shown, role: code === 36 ? 'event' : 'control' };
}

const pairOf = (code: number, id: unknown): string => `${FORMS[code]?.[0] ?? code} ${String(id)}`;

function fits(items: readonly unknown[], form: string): boolean {
  const [needed = '', optional = ''] = form.split('?');
  const all = needed + optional;
  if (items.length < needed.length || items.length > all.length) return false;
  return items.every((item, at) => isOf(item, all[at]));
}

function isOf(item: unknown, letter: string | undefined): boolean {
  switch (letter) {
    case 'i':
      return typeof item === 'bigint' || (Number.isInteger(item) && Number(item) >= 0);
    case 's':
      return typeof item === 'string';
    case 'l':
      return Array.isArray(item);
    default:
      return asObject(item) !== undefined;
  }
}

function isEmpty(item: unknown): boolean {
  return item === null || Object.keys(item as object).length === 0;
}
