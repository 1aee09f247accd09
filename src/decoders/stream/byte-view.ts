import { utf8Text } from '../../shared/utf8.ts';

type Bytes = Uint8Array | readonly number[];

export const uint16 = (bytes: Bytes, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

export const uint32 = (bytes: Bytes, at: number): number =>
  (bytes[at] ?? 0) * 0x1000000 +
  (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));

/** Text of bytes, in UTF-8 where they are, otherwise as Latin-1; without a character that was cut at the end. */
export function textAt(bytes: Uint8Array, from: number, length: number): string {
  const part = bytes.subarray(from, from + length);
  for (let cut = 0; cut < 4 && cut < part.length; cut += 1) {
    const text = utf8Text(part.subarray(0, part.length - cut));
    if (text !== undefined) return text;
  }
  return latin1(part);
}

export function latin1(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** A text's bytes in UTF-8; lone surrogates as U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0xfffd;
    const whole = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (whole < 0x80) bytes.push(whole);
    else if (whole < 0x800) bytes.push(0xc0 | (whole >> 6), 0x80 | (whole & 0x3f));
    else if (whole < 0x10000)
      bytes.push(0xe0 | (whole >> 12), 0x80 | ((whole >> 6) & 0x3f), 0x80 | (whole & 0x3f));
    else
      bytes.push(
        0xf0 | (whole >> 18),
        0x80 | ((whole >> 12) & 0x3f),
        0x80 | ((whole >> 6) & 0x3f),
        0x80 | (whole & 0x3f),
      );
  }
  return Uint8Array.from(bytes);
}
