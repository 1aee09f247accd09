import { HARMLESS_NAME, NO_CREDENTIAL, STEMS, WORDS } from './name-lists.ts';
import { rememberResults } from './remember-results.ts';

/** Letters without their marks and in small: `Contraseña` as `contrasena`, also where Unicode has no mark to take off. */
function withoutMarks(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[øœ]/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/[đð]/g, 'd')
    .normalize('NFKD')
    .replace(/\p{M}|\u200c|\u200d/gu, '');
}

const listed = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter((each) => each !== '')
    .map(withoutMarks);
const STEM_LIST = [...new Set(listed(STEMS))];
const WORD_SET = new Set(listed(WORDS));

const LONGEST = 120;
const meansSecret = rememberResults(namesSecret, { most: 5_000, longest: LONGEST });

/**
 * Whether a name means a secret or something personal, in some thirty languages, in any case and spelling, abbreviated,
 * or as a part of a longer name. Every value of such a name is secret.
 */
export function isSecretName(name: string): boolean {
  // A placeholder is no name, though it tells of what kind its value was.
  return !name.includes('«') && meansSecret(name);
}

/** Whether it means what logs somebody in, or pays: of the names above without what is personal, and without keys of any kind. */
export function isCredentialName(name: string): boolean {
  return isSecretName(name) && !NO_CREDENTIAL.test(partsOf(name).join('_'));
}

function partsOf(name: string): string[] {
  return name
    .slice(-LONGEST)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .split(/[^\p{L}\p{M}\p{N}\u200c\u200d]/u)
    .map(withoutMarks)
    .filter((part) => part !== '');
}

/** Letters of Cyrillic and Greek that look like these of Latin: a name with both is read as it looks. */
const LOOK_ALIKES = {
  a: 'аα',
  b: 'ь',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еε',
  h: 'һ',
  i: 'іι',
  j: 'ј',
  k: 'кκ',
  m: 'м',
  n: 'пη',
  o: 'оοσ',
  p: 'рρ',
  q: 'ԛ',
  s: 'ѕ',
  t: 'тτ',
  u: 'υ',
  v: 'ѵν',
  w: 'ѡԝω',
  x: 'хχ',
  y: 'уγ',
};
const LATIN_OF = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, others]) =>
    [...others].flatMap((each) => [
      [each, latin] as const,
      [each.toUpperCase(), latin.toUpperCase()] as const,
    ]),
  ),
);

/** `pаssword` with a Cyrillic letter as it reads; what is of one script is left. */
export function asItLooks(part: string): string {
  if (!/[a-z]/i.test(part)) return part;
  return part.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LATIN_OF.get(letter) ?? letter);
}

function namesSecret(name: string): boolean {
  const parts = partsOf(name);
  const looks = parts.map(asItLooks);
  return nameOfParts(parts) || (looks.some((look, at) => look !== parts[at]) && nameOfParts(looks));
}

function nameOfParts(parts: readonly string[]): boolean {
  const joined = parts.join('');
  const separated = parts.join('_');
  if (HARMLESS_NAME.test(separated)) return false;
  if (parts.some((part) => WORD_SET.has(part.replace(/\d+$/, '')))) return true;
  if (/[a-z]{2}pass\d*$/.test(joined) && !/(?:com|by|sur|tres|over|under)pass\d*$/.test(joined)) return true;
  // A key of what: `apiKey`, `key_1` of an account; `key` alone may be that of a keyboard.
  if (/_keys?\d*$/.test(separated)) return true;
  // Not in the list of stems: `discardCode` is no code of a card.
  if (/(?:^|_)(?:bank|card)_codes?$/.test(separated)) return true;
  return STEM_LIST.some((stem) => joined.includes(stem));
}

/** Objects whose every text is part of a login. */
const LOGIN =
  /^(?:auth|authentication|login|log_?in|sign_?in|connection_?params|auth_?payload|identity|account|vault|keys|identify)$/i;

export function isLoginName(name: string): boolean {
  return LOGIN.test(name);
}
