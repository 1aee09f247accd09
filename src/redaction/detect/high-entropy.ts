import { entropy } from '../../handshake/secret-shape.ts';
import type { SecretKind } from './secret-names.ts';

const WORD = /(?<![\w+/.%-])[\w+/-]{20,}={0,2}(?![\w+/])/g;
const HEX = /^[0-9a-f-]+$/i;
/** Of public things: digests for Subresource Integrity and container images, the handshake's nonce (RFC 6455, 4.1). */
const PUBLIC = /(?:sha(?:1|256|384|512)[-:]|sec-websocket-(?:key|accept): ?)$/i;

/** Texts without a name that nobody writes by hand: of all three kinds of characters, thoroughly mixed. */
export function maskHighEntropy(text: string, mask: (secret: string, kind: SecretKind) => string): string {
  if (text.length < 20) return text;
  return text.replace(WORD, (word, at: number) => {
    if (PUBLIC.test(text.slice(Math.max(0, at - 24), at)) || /^sha\d{1,3}-/i.test(word)) return word;
    if (isBlob(word)) return mask(word, 'secret');
    return word.replace(/[^/]+/g, (part) => (isRandomText(part) ? mask(part, 'secret') : part));
  });
}

/** Base64 with slashes of its own, and no path. */
function isBlob(word: string): boolean {
  const path = word.split('/').some((part) => /^(?:[a-z]{2,}|\d+|[0-9a-f-]{8,})$/.test(part));
  return word.length >= 40 && word.includes('/') && !path && isRandomText(word);
}

/** So many characters of a blob tell what the rest of it is. */
const EXAMINED_CHARS = 2_048;

function isRandomText(part: string): boolean {
  const word = part.slice(0, EXAMINED_CHARS).replace(/=+$/, '');
  if (word.length < 20 || HEX.test(word)) return false;
  const digits = word.match(/\d/g)?.length ?? 0;
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  if (digits < (mixed ? 2 : 5) || (!mixed && word.length < 28)) return false;
  if (longestRun(word) > (mixed ? 9 : 7) || shareOfWords(word) > 0.75) return false;
  return changes(word) >= (mixed ? 0.38 : 0.28) && entropy(word) >= 3.6;
}

/** Where letters stand together for long, they are words. */
function longestRun(word: string): number {
  return (word.match(/[a-z]+|[A-Z]+|\d+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

/** How much of it is written as `camelCase` is; of a random text, four of ten. */
function shareOfWords(word: string): number {
  return (word.match(/[A-Z][a-z]{2,}|[a-z]{3,}/g) ?? []).join('').length / word.length;
}

/** How often the kind of character changes; of a random text, at six of ten. */
function changes(word: string): number {
  let count = 0;
  for (let at = 1; at < word.length; at += 1) if (kindAt(word, at) !== kindAt(word, at - 1)) count += 1;
  return count / (word.length - 1);
}

function kindAt(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if (code >= 48 && code <= 57) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 97 && code <= 122 ? 2 : 3;
}
