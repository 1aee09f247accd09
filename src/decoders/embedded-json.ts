import { base64Decode } from '../shared/base64.ts';
import { asObject, type JsonObject } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { utf8Text } from '../shared/utf8.ts';

/** The content of an encoded text. */
export type Inside =
  | { kind: 'jwt'; header: JsonObject; claims: JsonObject }
  | { kind: 'json'; value: unknown }
  | { kind: 'base64'; bytes: Uint8Array; text?: string };

const LONGEST = 1_000_000;
/** Shorter texts are words as often as base64. */
const LEAST_BASE64 = 16;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;
const URL_SAFE = /^[\w-]+={0,2}$/;

/** JSON, a JSON Web Token or base64 inside a text of a message; undefined for plain text. */
export function insideText(text: string): Inside | undefined {
  if (text.length > LONGEST || text.length < 2) return undefined;
  if (text.startsWith('eyJ') && JWT.test(text)) return jwtIn(text);
  if (text.startsWith('{') || text.startsWith('[')) {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null ? { kind: 'json', value } : undefined;
  }
  return base64In(text);
}

function jwtIn(token: string): Inside | undefined {
  const [header, claims] = token
    .split('.')
    .slice(0, 2)
    .map((part) => asObject(parseJson(utf8Text(base64Decode(part) ?? new Uint8Array()) ?? '')));
  return header && claims && typeof header.alg === 'string' ? { kind: 'jwt', header, claims } : undefined;
}

/** Letters alone are a word; base64 has upper and lower case and digits or signs, or ends in `=`. */
function base64In(text: string): Inside | undefined {
  if (text.length < LEAST_BASE64 || !(BASE64.test(text) || isUrlSafe(text))) return undefined;
  const mixed = /[a-z]/.test(text) && /[A-Z]/.test(text) && /[\d+/]/.test(text);
  if (!mixed && !text.endsWith('=')) return undefined;
  const bytes = base64Decode(text);
  if (!bytes) return undefined;
  const inner = utf8Text(bytes);
  return { kind: 'base64', bytes, ...(inner === undefined ? {} : { text: inner }) };
}

const isUrlSafe = (text: string): boolean => URL_SAFE.test(text) && text.endsWith('=');
