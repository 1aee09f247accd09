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

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first) return first;
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
