/** Why masking left a message's content out: it cannot look into it, or, by its first bytes, what it is. */
export const LEFT_OUT = [
  'compressed',
  'unreadable',
  'binary',
  'image',
  'media',
  'archive',
  'messagepack',
  'cbor',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
