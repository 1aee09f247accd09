import { decodeString, encodeString, type JsonString, readPlain, readString } from './json-tokens.ts';
import {
  isLoginObject,
  isSaidOpenly,
  looksDrawn,
  nameMeaning,
  plainName,
  type SecretKind,
} from './secret-names.ts';

export interface JsonPart {
  /** What is said in the place of the part. */
  out: string;
  end: number;
  /** A part without strings is not worth parting the text for. */
  strings: number;
}

export interface JsonHelp {
  mask(secret: string, kind: SecretKind): string;
  /** A string that has no secret name. */
  text(value: string): string;
  userName(name: string): boolean;
  /** The whole is a login: Socket.IO's CONNECT packet. */
  login: boolean;
}

interface Level {
  array: boolean;
  /** Every text in it belongs to a login. */
  login: boolean;
  key: string;
  expectsKey: boolean;
  /** The text before, in an array; the value of `name`, in an object: what stands next may be its value. */
  hint: string;
}

/**
 * Masks from the `{` or `[` at `start` on, as far as it is JSON, in place: numbers, order, doubled names and spaces
 * stay as they are. Takes JSON that was cut, of any depth. Never throws.
 */
export function redactJson(text: string, start: number, help: JsonHelp): JsonPart {
  const levels: Level[] = [];
  const out: string[] = [];
  const init = text.includes('"connection_init"', start);
  let strings = 0;
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    const level = levels.at(-1);
    if (char === '{' || char === '[') {
      levels.push(open(char === '[', level, init && levels.length === 1, help));
      out.push(char);
      at += 1;
    } else if (char === '}' || char === ']') {
      levels.pop();
      out.push(char);
      at += 1;
      if (levels.length === 0) break;
    } else if (char === '"') {
      const string = readString(text, at);
      strings += 1;
      out.push(`"${redactString(text, string, level, help)}${string.cut ? '' : '"'}`);
      at = string.end;
    } else if (char === ',' || char === ':' || char <= ' ') {
      if (char === ',' && level) level.expectsKey = !level.array;
      out.push(char);
      at += 1;
    } else {
      const plain = readPlain(text, at);
      if (plain === '') break;
      out.push(redactPlain(plain, level, help));
      at += plain.length;
    }
  }
  return { out: out.join(''), end: at, strings };
}

function open(array: boolean, above: Level | undefined, payloadOfInit: boolean, help: JsonHelp): Level {
  const login =
    above === undefined
      ? help.login
      : above.login ||
        isLoginObject(above.key) ||
        help.userName(above.key) ||
        (payloadOfInit && above.key === 'payload');
  return { array, login, key: array ? (above?.key ?? '') : '', expectsKey: !array, hint: '' };
}

function redactString(text: string, string: JsonString, level: Level | undefined, help: JsonHelp): string {
  const value = decodeString(string);
  if (level && !level.array && level.expectsKey) {
    level.expectsKey = false;
    level.key = value;
    return put(string.raw, value, string.cut ? help.text(value) : keyText(value, help));
  }
  const masked = redactValue(value, level, help);
  if (level) keepHint(level, value);
  const isKeyOfArray = /^\s*:/.test(text.slice(string.end, string.end + 4));
  return isKeyOfArray ? string.raw : put(string.raw, value, masked);
}

/** Names are shown, but for those that are secrets themselves: some maps have tokens for keys. */
function keyText(name: string, help: JsonHelp): string {
  return name.length < 10 ? name : help.text(name);
}

function put(raw: string, value: string, masked: string): string {
  return masked === value ? raw : encodeString(masked);
}

const NAMING = /^(?:name|key|header|field|param|parameter)$/;
const VALUED = /^(?:value|val|content|data)$/;

function keepHint(level: Level, value: string): void {
  if (level.array) level.hint = value.length <= 60 ? value : '';
  else if (NAMING.test(level.key.toLowerCase())) level.hint = value.length <= 60 ? value : '';
}

function redactValue(value: string, level: Level | undefined, help: JsonHelp): string {
  const kind = level ? kindOfValue(value, level, help) : undefined;
  if (kind === undefined) return help.text(value);
  const scheme = /^(bearer|basic|token|digest|bot) +(?=\S)/i.exec(value)?.[0] ?? '';
  return scheme + help.mask(value.slice(scheme.length), kind);
}

function kindOfValue(value: string, level: Level, help: JsonHelp): SecretKind | undefined {
  if (help.userName(level.key)) return 'custom';
  const own = nameMeaning(level.key);
  if (own && (own.sure || looksDrawn(value))) return own.kind;
  const hinted =
    level.hint === '' || (!level.array && !VALUED.test(level.key.toLowerCase())) ? '' : level.hint;
  if (hinted !== '' && help.userName(hinted)) return 'custom';
  const meaning = hinted === '' ? undefined : nameMeaning(hinted);
  if (meaning && ((meaning.sure && !level.array) || looksDrawn(value))) return meaning.kind;
  if (!level.login || value === '' || isSaidOpenly(level.key)) return undefined;
  return /^(?:user|user_?name|login|id|user_?id|name)$/.test(plainName(level.key)) ? 'user' : 'secret';
}

/** A PIN or a card may be a number; it becomes a string, so that what was JSON stays JSON. */
function redactPlain(plain: string, level: Level | undefined, help: JsonHelp): string {
  if (!/^\d{4,}$/.test(plain)) return plain;
  const meaning = level ? nameMeaning(level.key) : undefined;
  if (level && (meaning?.sure || help.userName(level.key)))
    return `"${help.mask(plain, meaning?.kind ?? 'custom')}"`;
  if (plain.length < 13) return plain;
  const masked = help.text(plain);
  return masked === plain ? plain : `"${masked}"`;
}
