import { describe, expect, it } from 'vitest';
import type { Decoded } from '../../../src/decoders/decoded.ts';

type Told = Partial<Pick<Decoded, 'role' | 'name' | 'summary' | 'value' | 'protocol' | 'guess'>> & {
  pair?: string;
  failed?: boolean;
  stream?: true;
};

interface DecodeTable<Input> {
  /** What must be taken, and what must be told of it. */
  accept: readonly (readonly [name: string, input: Input, told: Told])[];
  /** Near misses: what must be left to others. */
  decline: readonly (readonly [name: string, input: Input])[];
}

export function decodeTable<Input>(
  protocol: string,
  decode: (input: Input) => Decoded | undefined,
  { accept, decline }: DecodeTable<Input>,
): void {
  describe(protocol, () => {
    it.each(accept)('takes %s', (_name, input, told) => expect(decode(input)).toMatchObject(told));
    it.each(decline)('declines %s', (_name, input) => expect(decode(input)).toBeUndefined());
  });
}

/** Bytes written as hex, blanks allowed. */
export function hex(text: string): Uint8Array {
  const pairs = text.replaceAll(' ', '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
