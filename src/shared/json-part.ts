import { utf8Length } from './utf8-length.ts';

/** The bytes of a document, or of one element of a list, as they come in. */
export interface Part {
  chunks: Uint8Array[];
  /** Where each of them begins in the file. */
  starts: number[];
  size: number;
}

/** Where in the file a character of a part is: lists in it may have been split off. */
export function byteAt({ chunks, starts }: Part, text: string, index: number): number {
  let left = utf8Length(text.slice(0, index));
  for (const [at, { length }] of chunks.entries()) {
    if (left < length) return (starts[at] ?? 0) + left;
    left -= length;
  }
  return (starts.at(-1) ?? 0) + (chunks.at(-1)?.length ?? 0) + left;
}
