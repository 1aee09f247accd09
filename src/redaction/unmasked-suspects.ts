import { isUuid } from './detect/secret-names.ts';

/** A stretch of a text that was not masked and yet should be looked at before it is shared. */
export interface UnmaskedSuspect {
  from: number;
  to: number;
  why: string;
}

const SUSPECTS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w«])[0-9a-f]{32,}(?![\w»])/gi, 'long hexadecimal: a hash, or a key'],
  [
    /(?<!Sec-WebSocket-Key: )(?<![\w+.«-])(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[\w+-]{20,}={0,2}(?![\w»])/g,
    'long and mixed: an id, or a token',
  ],
  [/[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi, 'an e-mail address'],
  // Browsers write their version in the same form.
  [
    /(?<![\w.]|\b(?:Chrome|Chromium|HeadlessChrome|Edg|OPR)\/)(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g,
    'an IP address',
  ],
  [
    /(?<=\b(?:password|passcode|secret|token|api[ _-]?key)\b\W{1,4})(?<!«)[^\s«»"'`.,:;()]{6,}/gi,
    'value of a field named like a secret',
  ],
];
/** Plain words, event and rule names of the report itself. */
const HARMLESS = /^(?:[a-z]+(?:[-/][a-z]+)+|[a-z]+)$/i;

/** In order, none within another. */
export function unmaskedSuspects(text: string): UnmaskedSuspect[] {
  const found = SUSPECTS.flatMap(([pattern, why]) =>
    [...text.matchAll(pattern)]
      .filter(([word]) => !isUuid(word) && !HARMLESS.test(word))
      .map(({ 0: word, index }): UnmaskedSuspect => ({ from: index, to: index + word.length, why })),
  ).sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter(({ from, to }) => {
    const free = from >= end;
    if (free) end = to;
    return free;
  });
}
