export const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 255);
export const u32 = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255);

/** Bytes one after another: of a text its UTF-8, of a number one byte. */
export function u8(...parts: readonly (Uint8Array | string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : typeof part === 'string' ? [...Buffer.from(part)] : [...part],
    ),
  );
}

/** A text with its length in two bytes before it. */
export const textPart = (text: string): Uint8Array => u8(u16(Buffer.from(text).length), text);
