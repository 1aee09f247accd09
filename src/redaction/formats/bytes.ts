const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 255;
const CODES = Uint8Array.from(DIGITS, (char) => char.charCodeAt(0));
const VALUES = new Uint8Array(128).fill(NONE);
for (const [value, code] of CODES.entries()) VALUES[code] = value;
VALUES[0x2d] = 62;
VALUES[0x5f] = 63;
const EQUALS = 0x3d;

/** As many arguments as any engine takes. */
const CHUNK = 8_192;

function fromUnits(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK)
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + CHUNK));
  return text;
}

/** Base64 and base64url (RFC 4648), one character of the result for each byte; undefined for anything else. */
export function fromBase64(text: string): string | undefined {
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let size = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? (VALUES[code] ?? NONE) : NONE;
    if (value === NONE) {
      if (code === EQUALS && text.length - at <= 2) break;
      return undefined;
    }
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[size] = (held >> bits) & 0xff;
    size += 1;
    held &= (1 << bits) - 1;
  }
  return fromUnits(out.subarray(0, size));
}

/** From one character for each byte. */
export function toBase64(bytes: string): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(EQUALS);
  let size = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const held =
      (bytes.charCodeAt(at) << 16) |
      ((left > 1 ? bytes.charCodeAt(at + 1) : 0) << 8) |
      (left > 2 ? bytes.charCodeAt(at + 2) : 0);
    for (let digit = 0; digit <= left; digit += 1)
      out[size + digit] = CODES[(held >> (18 - 6 * digit)) & 63] ?? 0;
    size += 4;
  }
  return fromUnits(out);
}

/** Text of bytes as UTF-8 (RFC 3629); undefined where they are not. A last character that was cut may be missing. */
export function fromUtf8(bytes: string): string | undefined {
  const units = new Uint16Array(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.charCodeAt(at);
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (more < 0 || first > 0xf4) return undefined;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let next = at + 1; next <= at + more; next += 1) {
      if (next >= bytes.length) return at === 0 ? undefined : fromUnits(units.subarray(0, size));
      const byte = bytes.charCodeAt(next);
      if (byte >> 6 !== 2) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    if (!isSound(point, more)) return undefined;
    if (point > 0xffff) {
      units[size] = 0xd800 + ((point - 0x10000) >> 10);
      size += 1;
    }
    units[size] = point > 0xffff ? 0xdc00 + (point & 0x3ff) : point;
    size += 1;
    at += more + 1;
  }
  return fromUnits(units.subarray(0, size));
}

/** Neither longer than need be, nor half of a pair, nor beyond Unicode. */
function isSound(point: number, more: number): boolean {
  if (more === 2) return point >= 0x800 && (point < 0xd800 || point > 0xdfff);
  return more < 3 || (point >= 0x10000 && point <= 0x10ffff);
}

export function toUtf8(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /%([0-9A-F]{2})/g,
    (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
