/** The number of bytes of a code point in UTF-8. */
export function utf8LengthOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** The text of UTF-8 bytes; undefined for invalid ones. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const found = codePointAt(bytes, at);
    if (!found) return undefined;
    text += String.fromCodePoint(found.point);
    at += found.length;
  }
  return text;
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

function codePointAt(bytes: Uint8Array, at: number): { point: number; length: number } | undefined {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { point: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return undefined;
  let point = first & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if (byte >> 6 !== 2) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (LEAST[length] ?? 0) || point > 0x10ffff || surrogate ? undefined : { point, length };
}
