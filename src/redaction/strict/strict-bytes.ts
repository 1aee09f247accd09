import type { LeftOut } from '../../capture/left-out.ts';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../formats/bytes.ts';
import { isReadable, redactWide } from '../formats/redact-bytes.ts';
import { strictMqtt } from './strict-mqtt.ts';

/** So few bytes say nothing of anybody. */
const HARMLESS_LENGTH = 3;

/** Bytes that are text, or of which every part is known; or why they cannot be shown. */
export function strictBytes(
  base64: string,
  text: (value: string) => string,
): { base64: string } | { leftOut: LeftOut } {
  const bytes = fromBase64(base64);
  if (bytes === undefined) return { leftOut: 'unreadable' };
  if (bytes.length <= HARMLESS_LENGTH) return { base64 };
  const packets = strictMqtt(bytes, text);
  const shown = packets ?? redactWide(bytes, text) ?? shownText(bytes, text);
  if (shown === undefined) return { leftOut: kindOfBytes(bytes) };
  return { base64: shown === bytes ? base64 : toBase64(shown) };
}

function shownText(bytes: string, text: (value: string) => string): string | undefined {
  const plain = fromUtf8(bytes);
  if (plain === undefined || !isReadable(plain)) return undefined;
  const shown = text(plain);
  return shown === plain ? bytes : toUtf8(shown);
}

const MARKS: readonly (readonly [LeftOut, readonly string[]])[] = [
  ['compressed', ['\x1f\x8b', 'x\x01', 'x\x5e', 'x\x9c', 'x\xda', '\x28\xb5\x2f\xfd']],
  ['image', ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM']],
  ['media', ['OggS', 'RIFF', 'ID3', 'fLaC', '\x1aE\xdf\xa3', '\0\0\0\x18ftyp', '\0\0\0\x20ftyp']],
  ['archive', ['PK\x03\x04', 'Rar!', '7z\xbc\xaf', '\xfd7zXZ']],
];
/** A map whose first key is a text: of MessagePack, and of CBOR (RFC 8949). */
const MESSAGE_PACK = /^[\x80-\x8f\xde\xdf][\xa0-\xbf\xd9]/;
const CBOR = /^[\xa0-\xb7\xbf][\x60-\x78]/;

/** What the first bytes are the beginning of. */
function kindOfBytes(bytes: string): LeftOut {
  const marked = MARKS.find(([, marks]) => marks.some((mark) => bytes.startsWith(mark)))?.[0];
  if (marked !== undefined) return marked;
  if (MESSAGE_PACK.test(bytes)) return 'messagepack';
  return CBOR.test(bytes) ? 'cbor' : 'binary';
}
