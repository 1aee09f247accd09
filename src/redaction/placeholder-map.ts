import { isNoSecret, type SecretKind } from './detect/secret-names.ts';

export interface PlaceholderMap {
  mask(secret: string, kind: SecretKind): string;
  /** The same whatever it is, also where it says that there is no secret. */
  force(secret: string, kind: SecretKind): string;
  /** Of a value that is masked where it stands, and not looked for elsewhere: it is only not known to be harmless. */
  value(text: string, kind: SecretKind): string;
  /** Placeholders of an earlier export keep their meaning: their numbers are not given again. */
  reserve(text: string): void;
  placeholderOf(secret: string): string | undefined;
  entries(): Iterable<readonly [secret: string, placeholder: string]>;
  /** The secrets in the order found, without so many of the first ones. */
  secretsFrom(count: number): string[];
  /** What `value` masked. */
  values(): Iterable<readonly [text: string, placeholder: string]>;
  /** Grows with every secret found. */
  size(): number;
}

/**
 * With a number, or without where one export's numbers would mislead; in bytes of a fixed length with stars, which may
 * follow the punctuation behind a URL.
 */
const MASKED = /^(?:«[a-z-]+(?:-\d+)?(?::\d+)?»|\*+|\*[a-z-]+-\d+[^\p{L}\p{N}]*)$/u;
const PLACEHOLDER = /«([a-z-]+)-(\d{1,9})(?::\d+)?»/g;

export function isMasked(text: string): boolean {
  return MASKED.test(text);
}

/** With `lengths` a placeholder tells how many characters the secret has: `«token-1:24»`. */
export function createPlaceholderMap(numbered: boolean, lengths = false): PlaceholderMap {
  const known = new Map<string, string>();
  const inOrder: string[] = [];
  const unsure = new Map<string, string>();
  const own = new Set<string>();
  const used = new Map<string, number>();
  const create = (secret: string, kind: SecretKind): string => {
    const number = (used.get(kind) ?? 0) + 1;
    used.set(kind, number);
    const length = lengths ? `:${secret.length}` : '';
    const placeholder = numbered ? `«${kind}-${number}${length}»` : `«${kind}${length}»`;
    own.add(placeholder);
    return placeholder;
  };
  const force = (secret: string, kind: SecretKind): string => {
    const before = known.get(secret);
    if (before !== undefined) return before;
    const placeholder = unsure.get(secret) ?? create(secret, kind);
    known.set(secret, placeholder);
    inOrder.push(secret);
    return placeholder;
  };
  const value = (text: string, kind: SecretKind): string => {
    const before = known.get(text) ?? unsure.get(text);
    if (before !== undefined) return before;
    const placeholder = create(text, kind);
    unsure.set(text, placeholder);
    return placeholder;
  };
  const reserve = (text: string): void => {
    for (const [placeholder, kind = '', number] of text.matchAll(PLACEHOLDER)) {
      if (!own.has(placeholder)) used.set(kind, Math.max(used.get(kind) ?? 0, Number(number)));
    }
  };
  return {
    mask: (secret, kind) => (isNoSecret(secret) || isMasked(secret) ? secret : force(secret, kind)),
    force,
    value,
    reserve,
    placeholderOf: (secret) => known.get(secret),
    entries: () => known.entries(),
    secretsFrom: (count) => inOrder.slice(count),
    values: () => unsure.entries(),
    size: () => known.size,
  };
}
