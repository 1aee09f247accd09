const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...DIGITS, '-', '_'].map((char, at) => [char.charCodeAt(0), at < 64 ? at : at - 2]));

/** Base64 and base64url (RFC 4648), one character of the result for each byte; undefined for anything else. */
export function fromBase64(text: string): string | undefined {
  const out: string[] = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES.get(text.charCodeAt(at));
    if (value === undefined) {
      if (text[at] === '=' && text.length - at <= 2) break;
      return undefined;
    }
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out.push(String.fromCharCode((held >> bits) & 0xff));
    held &= (1 << bits) - 1;
  }
  return out.join('');
}

/** From one character for each byte. */
export function toBase64(bytes: string): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const held =
      (bytes.charCodeAt(at) << 16) |
      ((left > 1 ? bytes.charCodeAt(at + 1) : 0) << 8) |
      (left > 2 ? bytes.charCodeAt(at + 2) : 0);
    out.push(DIGITS[held >> 18] ?? '', DIGITS[(held >> 12) & 63] ?? '');
    out.push(left > 1 ? (DIGITS[(held >> 6) & 63] ?? '') : '=', left > 2 ? (DIGITS[held & 63] ?? '') : '=');
  }
  return out.join('');
}

/** Text of bytes as UTF-8; undefined where they are not. A last character that was cut may be missing. */
export function fromUtf8(bytes: string): string | undefined {
  try {
    return decodeURIComponent(percent(bytes));
  } catch {
    return cutEnd(bytes);
  }
}

function cutEnd(bytes: string): string | undefined {
  const end = bytes.slice(0, -1).search(/[\xc0-\xff][\x80-\xbf]{0,2}$/);
  const from = end >= 0 ? end : /[\xc0-\xff]$/.test(bytes) ? bytes.length - 1 : -1;
  if (from <= 0) return undefined;
  try {
    return decodeURIComponent(percent(bytes.slice(0, from)));
  } catch {
    return undefined;
  }
}

function percent(bytes: string): string {
  return bytes.replace(/[%\x80-\xff]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

export function toUtf8(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /%([0-9A-F]{2})/g,
    (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
