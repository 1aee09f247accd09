export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER = LOWER.toUpperCase();
export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';
export const WORD = `${LOWER}${UPPER}${DIGITS}`;
export const URL64 = `${WORD}-_`;

/** The same numbers in every run (mulberry32), so that the corpus is the same on every machine. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    /** `length` characters of an alphabet; of letters and digits both kinds are among them, as in all but few keys. */
    text(length: number, alphabet: string): string {
      for (;;) {
        const drawn = Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
        if (
          !alphabet.includes('7') ||
          length < 8 ||
          (/\d/.test(drawn) && /[a-z]/i.test(drawn)) ||
          alphabet === DIGITS
        )
          return drawn;
      }
    },
  };
}

export type Random = ReturnType<typeof createRandom>;
