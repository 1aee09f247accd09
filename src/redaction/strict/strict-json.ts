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
import { decodeString, encodeString, readPlain, readString } from '../formats/json-tokens.ts';
import type { StrictHelp } from './strict-help.ts';
import { type Place, strictKey, strictNumber, strictValue, within } from './strict-value.ts';

interface Level {
  array: boolean;
  place: Place;
  key: string;
  expectsKey: boolean;
  /** How many values of the array were read. */
  count: number;
  /** The text of `name` in an object, which the value of `value` belongs to. */
  hint: string;
}

const BETWEEN_RESTS = 16_384;
const TOP: Place = { name: '', secret: false, login: false, naming: false };
const NAMING = /^(?:name|key|header|field|param|parameter|label|variable|n|k)$/i;
const VALUED = /^(?:value|val|content|data|v)$/i;

/**
 * Masks the JSON from `start` on in place, as far as it is JSON: names, order and spaces stay. Takes JSON that was cut.
 * Never throws. Rests after so many characters.
 */
export function* strictJson(
  text: string,
  start: number,
  help: StrictHelp,
): Generator<void, { out: string; end: number; parts: number }> {
  const levels: Level[] = [];
  let at = start;
  let out = '';
  let done = start;
  let rested = start;
  let parts = 0;
  const put = (from: number, to: number, shown: string | undefined): void => {
    if (shown === undefined) return;
    out += text.slice(done, from) + shown;
    done = to;
  };
  while (at < text.length) {
    if (at - rested > BETWEEN_RESTS) {
      rested = at;
      yield;
    }
    const char = text.charCodeAt(at);
    const level = levels.at(-1);
    if (char === QUOTE) {
      const string = readString(text, at);
      const value = decodeString(string);
      const shown = level
        ? shownString(value, level, isName(text, string.end), help)
        : stringOf(value, TOP, help);
      put(at + 1, at + 1 + string.raw.length, shown === value ? undefined : encodeString(shown));
      parts += 1;
      at = string.end;
    } else if (char === COMMA || char === COLON || char <= SPACE) {
      if (char === COMMA && level) level.expectsKey = !level.array;
      at += 1;
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      levels.push(open(char === OPEN_LIST, level));
      at += 1;
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      levels.pop();
      at += 1;
      if (levels.length === 0) break;
    } else {
      const plain = readPlain(text, at);
      if (plain === '') break;
      const shown = strictNumber(plain, placeOf(level), help);
      put(at, at + plain.length, shown === undefined ? undefined : `"${shown}"`);
      if (level) level.count += 1;
      parts += 1;
      at += plain.length;
    }
  }
  return { out: out + text.slice(done, at), end: at, parts };
}

function open(array: boolean, above: Level | undefined): Level {
  const place = above ? { ...placeOf(above), naming: false } : TOP;
  if (above) above.count += 1;
  return { array, place, key: '', expectsKey: !array, count: 0, hint: '' };
}

/** Where the next value of this level stands. */
function placeOf(level: Level | undefined): Place {
  if (!level) return TOP;
  if (level.array) return { ...level.place, naming: level.count === 0 && level.place === TOP };
  const name = level.hint !== '' && VALUED.test(level.key) ? level.hint : level.key;
  return within(level.place, name);
}

const COLON_SOON = /\s{0,3}:/y;

function isName(text: string, end: number): boolean {
  COLON_SOON.lastIndex = end;
  return COLON_SOON.test(text);
}

function shownString(value: string, level: Level, named: boolean, help: StrictHelp): string {
  if ((!level.array && level.expectsKey) || named) {
    level.expectsKey = false;
    level.key = value;
    return strictKey(value, help);
  }
  const shown = stringOf(value, placeOf(level), help);
  level.count += 1;
  if (level.array) level.place = pairOf(level, value);
  else if (NAMING.test(level.key) && value.length <= 60) level.hint = value;
  return shown;
}

function stringOf(value: string, place: Place, help: StrictHelp): string {
  const { name, secret, login, naming } = place;
  const key = `${Number(secret)}${Number(login)}${Number(naming)} ${name.length} ${name}${value}`;
  return help.remembered(key, () => strictValue(value, place, help));
}

/** In `["password", "…"]` the one names the other. */
function pairOf({ place, count }: Level, value: string): Place {
  if (count > 2 || value.length > 60 || /\s.*\s/.test(value)) return place;
  const { secret } = within({ ...place, secret: false }, value);
  return secret ? { ...place, secret: true } : place;
}
