import type { Sameness } from './comparison.ts';

const PLACEHOLDER = /«[a-z-]+(?:-\d+)?(?::(\d+))?»/g;
/** Texts with more of them are not looked into. */
const MOST_PLACEHOLDERS = 8;
const LONGEST = 4_000;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const hasPlaceholder = (text: string): boolean => text.search(PLACEHOLDER) >= 0;

/** All texts that can have become this one by masking. */
function patternOf(text: string): RegExp {
  let pattern = '';
  let end = 0;
  for (const { 0: placeholder, 1: length, index } of text.matchAll(PLACEHOLDER)) {
    pattern += escaped(text.slice(end, index)) + (length === undefined ? '[^]+?' : `[^]{${length}}`);
    end = index + placeholder.length;
  }
  return new RegExp(`^${pattern}${escaped(text.slice(end))}$`);
}

/** Masked texts of two files, whose placeholders are numbered apart: kind and length say something, numbers nothing. */
function couldBeEqual(left: string, right: string): boolean {
  const [masked, other] = hasPlaceholder(left) ? [left, right] : [right, left];
  if (hasPlaceholder(other)) {
    const withoutNumbers = (text: string): string =>
      text.replace(PLACEHOLDER, (_, length?: string) => `«${length ?? ''}»`);
    return withoutNumbers(left) === withoutNumbers(right) || !lengthsKnown(left) || !lengthsKnown(right);
  }
  return patternOf(masked).test(other);
}

const lengthsKnown = (text: string): boolean =>
  [...text.matchAll(PLACEHOLDER)].every(([, length]) => length !== undefined);

/**
 * Compares captured texts; undefined: there is none. What was masked in a file cannot be compared with another file:
 * `unknown`, unless the rest of the text or the length already differs.
 */
export function compareTexts(
  left: string | undefined,
  right: string | undefined,
  sameFile: boolean,
): Sameness {
  if (left === undefined || right === undefined) return left === right ? 'same' : 'different';
  const masked = hasPlaceholder(left) || hasPlaceholder(right);
  if (!masked || sameFile) return left === right ? 'same' : 'different';
  const count = (left + right).match(PLACEHOLDER)?.length ?? 0;
  if (count > MOST_PLACEHOLDERS || Math.max(left.length, right.length) > LONGEST) return 'unknown';
  return couldBeEqual(left, right) ? 'unknown' : 'different';
}
