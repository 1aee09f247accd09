import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from '../../shared/json-chars.ts';
import {
  isLoginObject,
  isPublicName,
  isSaidOpenly,
  looksRandom,
  nameMeaning,
  plainName,
  type SecretKind,
} from '../detect/secret-names.ts';
import { decodeString, encodeString, type JsonString, readPlain, readString } from './json-tokens.ts';

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

/** A few milliseconds, in characters. */
const BETWEEN_RESTS = 16_384;

/**
 * Masks from the `{` or `[` at `start` on, as far as it is JSON, in place: numbers, order, doubled names and spaces
 * stay as they are. Takes JSON that was cut, of any depth. Never throws. Rests after so many characters.
 */
export function* redactJson(text: string, start: number, help: JsonHelp): Generator<void, JsonPart> {
  const levels: Level[] = [];
  const init = text.includes('"connection_init"', start);
  let strings = 0;
  let at = start;
  let out = '';
  let done = start;
  let rested = start;
  // What stays as it is, is most of a message, and is taken over in long pieces.
  const put = (from: number, raw: string, shown: string): void => {
    if (shown === raw) return;
    out += text.slice(done, from) + shown;
    done = from + raw.length;
  };
  while (at < text.length) {
    const char = text.charCodeAt(at);
    const level = levels.at(-1);
    if (at - rested > BETWEEN_RESTS) {
      rested = at;
      yield;
    }
    if (char === QUOTE) {
      const string = readString(text, at);
      strings += 1;
      put(at + 1, string.raw, redactString(text, string, level, help));
      at = string.end;
    } else if (char === COMMA || char === COLON || char <= SPACE) {
      if (char === COMMA && level) level.expectsKey = !level.array;
      at += 1;
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      levels.push(open(char === OPEN_LIST, level, init && levels.length === 1, help));
      at += 1;
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      levels.pop();
      at += 1;
      if (levels.length === 0) break;
    } else {
      const plain = readPlain(text, at);
      if (plain === '') break;
      put(at, plain, redactPlain(plain, level, help));
      at += plain.length;
    }
  }
  return { out: out + text.slice(done, at), end: at, strings };
}

function open(array: boolean, above: Level | undefined, payloadOfInit: boolean, help: JsonHelp): Level {
  const login =
    above === undefined
      ? help.login
      : above.login ||
        isLoginObject(above.key) ||
        nameMeaning(above.key)?.sure ||
        help.userName(above.key) ||
        (payloadOfInit && above.key === 'payload');
  return { array, login: login === true, key: array ? (above?.key ?? '') : '', expectsKey: !array, hint: '' };
}

function redactString(text: string, string: JsonString, level: Level | undefined, help: JsonHelp): string {
  const value = decodeString(string);
  if (level && !level.array && level.expectsKey) {
    level.expectsKey = false;
    level.key = value;
    return spelt(string.raw, value, string.cut ? help.text(value) : keyText(value, help));
  }
  const masked = redactValue(value, level, help);
  if (level) keepHint(level, value);
  return isName(text, string.end) ? string.raw : spelt(string.raw, value, masked);
}

/** Names are shown, but for those that are secrets themselves: some maps have tokens for keys. */
function keyText(name: string, help: JsonHelp): string {
  return name.length < 10 ? name : help.text(name);
}

const COLON_SOON = /\s{0,3}:/y;

/** A string before a colon is a name, also where no name belongs. */
function isName(text: string, end: number): boolean {
  COLON_SOON.lastIndex = end;
  return COLON_SOON.test(text);
}

function spelt(raw: string, value: string, masked: string): string {
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
  if (kind === undefined && level && isPublicName(level.key) && /^[\w+/=.-]+$/.test(value)) return value;
  if (kind === undefined) return help.text(value);
  const scheme = /^(bearer|basic|token|digest|bot) +(?=\S)/i.exec(value)?.[0] ?? '';
  return scheme + help.mask(value.slice(scheme.length), kind);
}

function kindOfValue(value: string, level: Level, help: JsonHelp): SecretKind | undefined {
  if (help.userName(level.key)) return 'custom';
  const own = nameMeaning(level.key);
  if (own && (own.sure || looksRandom(value))) return own.kind;
  const hinted = level.array || VALUED.test(level.key.toLowerCase()) ? level.hint : '';
  if (hinted !== '' && help.userName(hinted)) return 'custom';
  const meaning = nameMeaning(hinted);
  if (meaning && ((meaning.sure && !level.array) || looksRandom(value))) return meaning.kind;
  if (!level.login || value === '' || isSaidOpenly(level.key)) return undefined;
  return /^(?:user|user_?name|login|id|user_?id|name)$/.test(plainName(level.key)) ? 'user' : 'secret';
}

/** A PIN or a card may be a number; it becomes a string, so that what was JSON stays JSON. */
function redactPlain(plain: string, level: Level | undefined, help: JsonHelp): string {
  if (!/^-?\d[\d.]{3,}$/.test(plain)) return plain;
  const meaning = level ? nameMeaning(level.key) : undefined;
  if (level && (meaning?.sure || help.userName(level.key)))
    return `"${help.mask(plain, meaning?.kind ?? 'custom')}"`;
  if (plain.length < 13) return plain;
  const masked = help.text(plain);
  return masked === plain ? plain : `"${masked}"`;
}
