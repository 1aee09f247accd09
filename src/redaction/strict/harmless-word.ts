import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { isHarmlessNumber, isTime } from './harmless.ts';

export type WordKind = 'function' | 'technical' | 'word' | 'number' | 'sign' | 'unknown';

/** Words that hold sentences together: where none is, it may be a passphrase. */
const FUNCTION = new Set(
  `a an the this that these those there here it its he she they them we us you i me my your our their his her who what
which when where why how and or but if then else than as so because while until unless of to in on at by for from with
without within into onto over under after before between about against during through per via is are was were be been
being am do does did done has have had can could may might must shall should will would not no nor yes only also too very
more most less least any all each every some such other another same own both few many much out up down off again once
just still yet already now never ever please cannot second seconds minute minutes hour hours day days ago times time don't doesn't isn't wasn't won't can't didn't i'm it's you're vs`.split(
    /\s+/,
  ),
);
/** Of the name that browsers and programs give themselves. */
const AGENTS = new Set(
  `mozilla applewebkit khtml gecko chrome chromium headlesschrome safari firefox edg edge opr opera macintosh windows
win64 x64 x86 x86_64 wow64 linux x11 android iphone ipad ubuntu debian fedora mobile intel mac os cpu arm64 aarch64 gmt
utc mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec am pm`.split(/\s+/),
);
const PRODUCT = /^([A-Za-z][\w.-]{0,40})\/v?\d{1,4}(?:\.\d{1,5}){0,3}$/;
const PARTS = /[-_./:+#*~?!%^\\$]+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
/** More words than these in one, of which none is technical, may be a passphrase. */
const MOST_WORDS = 3;

/** What one word of a text, or a name such as `close-code` or `onMessage`, is; `unknown` is what must be masked. */
export function wordKind(core: string, vocabulary: Vocabulary): WordKind {
  if (core === '') return 'sign';
  const plain = core.toLowerCase();
  if (FUNCTION.has(plain.replace('’', "'"))) return 'function';
  if (/^(?:\W?|[vV])\d/.test(core) && (isHarmlessNumber(core) || isTime(core))) return 'number';
  if (AGENTS.has(plain) || vocabulary.isTechnical(core)) return 'technical';
  if (core.length > 60 || core.includes('@')) return 'unknown';
  const product = PRODUCT.exec(core)?.[1];
  if (product !== undefined && wordKind(product, vocabulary) !== 'unknown') return 'technical';
  if (isCased(core) && core.length > 1 && vocabulary.isWord(core)) return 'word';
  return isCompound(core, vocabulary) ? 'technical' : 'unknown';
}

/** In small letters, in capitals, or with one capital in front. */
function isCased(word: string): boolean {
  return /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)(?:['’]\p{Ll}{1,2})?$/u.test(word);
}

function isCompound(core: string, vocabulary: Vocabulary): boolean {
  const parts = core.split(PARTS).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 8) return false;
  let plain = 0;
  let technical = 0;
  let figures = 0;
  for (const part of parts) {
    if (/^v?\d{1,4}$/i.test(part)) figures += part.length;
    else if (/^x$/i.test(part)) technical += 1;
    else if (part.length < 2 || !isCased(part)) {
      if (!vocabulary.isTechnical(part) || part.length < 2) return false;
      technical += 1;
    } else if (
      vocabulary.isTechnical(part) ||
      AGENTS.has(part.toLowerCase()) ||
      FUNCTION.has(part.toLowerCase())
    )
      technical += 1;
    else if (vocabulary.isWord(part)) plain += 1;
    else return false;
  }
  if (figures > 4 || plain > MOST_WORDS) return false;
  return technical > 0 || (plain > 0 && (figures === 0 || plain === 1));
}

/**
 * A name that somebody gave to a field, a path or a host: of words, or of what is written as words are. `anyScript`: also
 * one that is not in Latin letters, of which nobody here can tell.
 */
export function isName(name: string, vocabulary: Vocabulary, anyScript = false): boolean {
  if (name.length === 0 || name.length > 60) return false;
  if (vocabulary.isTechnical(name)) return true;
  if (anyScript && /^[\p{L}\p{M}\s_-]+$/u.test(name) && /[^\p{ASCII}]/u.test(name)) return name.length <= 24;
  const parts = name
    .split(/[\s@$&,;()[\]'"]+|[-_./:+#*~?!%^\\$]+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((part) => part !== '');
  let short = 0;
  let figures = 0;
  for (const part of parts) {
    if (/^v?\d{1,4}$/i.test(part)) figures += part.length;
    else if (vocabulary.isTechnical(part) || vocabulary.isWord(part) || FUNCTION.has(part.toLowerCase()))
      continue;
    else if (!/^[A-Za-z]+\d{0,2}$/.test(part)) return false;
    else if (part.length <= 4 && /\d/.test(part) && parts.length > 1) return false;
    else if (part.length <= 4) short += 1;
    else if (!vocabulary.looksLikeWord(part.replace(/\d+$/, ''))) return false;
  }
  return figures <= 4 && short <= 2 && (figures <= 2 || short === 0);
}
