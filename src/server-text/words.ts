/** Two words that mean one. */
const JOINED: Readonly<Record<string, string>> = {
  'api key': 'apikey',
  'api keys': 'apikeys',
  'time out': 'timeout',
  'timed out': 'timedout',
  'log in': 'login',
  'sign in': 'signin',
  'rate limit': 'ratelimit',
  'rate limited': 'ratelimited',
  'rate limiting': 'ratelimiting',
  'shut down': 'shutdown',
  'shutting down': 'shutdown',
  'keep alive': 'keepalive',
  'logged in': 'login',
  'logging in': 'login',
  'signed in': 'login',
  'can not': 'cannot',
  'over sized': 'oversized',
  'time outs': 'timeout',
};

/** Marks the end of a sentence among the words; no phrase goes across it. */
export const END = '.';

/** Returns the text with accents removed, so that `expiré` and `expire` are one word. Hangul stays whole. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** Returns the words of a text in lower case; names in camel case and snake case are split. */
export function wordsOf(text: string): string[] {
  const spaced = withoutAccents(text.slice(0, 1500))
    .replace(/[’‘`]/g, "'")
    .replace(/can't\b/gi, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/cannot/g, 'can not')
    .replace(/[.!?;\n|](?=\s|$)/g, ' \ue000 ');
  const words: string[] = [];
  for (const found of spaced.match(/\ue000|[\p{L}\p{N}]+/gu) ?? []) {
    const word = found === '\ue000' ? END : found;
    const last = words.at(-1);
    const joined = last === undefined ? undefined : JOINED[`${last} ${word}`];
    if (joined === undefined) words.push(word);
    else words[words.length - 1] = joined;
  }
  return words;
}
