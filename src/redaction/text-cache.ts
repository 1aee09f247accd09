import type { PlaceholderMap } from './placeholder-map.ts';

/** Begun again when full: what differs each time would fill it, and what repeats is soon in it again. */
const MOST_KEPT = 2_000;

/** Strings of a message up to this length, in characters, are often the same in many messages. */
export const LONGEST_KEPT = 200;

/** What was made of a text, so that it need not be made again: true for as long as no other secret is found. */
export function createTextCache(
  book: Pick<PlaceholderMap, 'size'>,
): (key: string, make: () => string) => string {
  let made = new Map<string, string>();
  let known = 0;
  return (key, make) => {
    if (known !== book.size() || made.size >= MOST_KEPT) made = new Map();
    known = book.size();
    const before = made.get(key);
    if (before !== undefined) return before;
    const shown = make();
    if (known === book.size()) made.set(key, shown);
    return shown;
  };
}
