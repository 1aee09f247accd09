import { isNoSecret, type SecretKind } from './detect/secret-names.ts';

/** Which placeholder stands for which secret. */
export interface PlaceholderMap {
  mask(secret: string, kind: SecretKind): string;
  /** Placeholders of an earlier export keep their meaning: their numbers are not given again. */
  reserve(text: string): void;
  placeholderOf(secret: string): string | undefined;
  entries(): Iterable<readonly [secret: string, placeholder: string]>;
  /** Grows with every secret found. */
  size(): number;
}

/** With a number, or without where one export's numbers would mislead; in bytes of a fixed length with stars. */
const MASKED = /^(?:«[a-z-]+(?:-\d+)?»|\*(?:[a-z-]+-\d+)?\**)$/;
const PLACEHOLDER = /«([a-z-]+)-(\d{1,9})»/g;

export function isMasked(text: string): boolean {
  return MASKED.test(text);
}

export function createPlaceholderMap(numbered: boolean): PlaceholderMap {
  const known = new Map<string, string>();
  const used = new Map<string, number>();
  const mask = (secret: string, kind: SecretKind): string => {
    if (isNoSecret(secret) || isMasked(secret)) return secret;
    const before = known.get(secret);
    if (before !== undefined) return before;
    const number = (used.get(kind) ?? 0) + 1;
    used.set(kind, number);
    const placeholder = numbered ? `«${kind}-${number}»` : `«${kind}»`;
    known.set(secret, placeholder);
    return placeholder;
  };
  const reserve = (text: string): void => {
    const own = new Set(known.values());
    for (const [placeholder, kind = '', number] of text.matchAll(PLACEHOLDER)) {
      if (!own.has(placeholder)) used.set(kind, Math.max(used.get(kind) ?? 0, Number(number)));
    }
  };
  return {
    mask,
    reserve,
    placeholderOf: (secret) => known.get(secret),
    entries: () => known.entries(),
    size: () => known.size,
  };
}
