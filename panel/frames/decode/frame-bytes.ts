import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { base64Bytes } from '../../ui/base64-bytes.ts';

const utf8 = new TextEncoder();

/** The latest message that was asked for: its views ask anew at every refresh. */
let latest: { frame: Frame; bytes: Uint8Array } | undefined;

/** The kept bytes of a message, of a text as UTF-8. */
export function frameBytes(frame: Frame): Uint8Array {
  if (latest?.frame !== frame) latest = { frame, bytes: bytesOf(frame) };
  return latest.bytes;
}

function bytesOf({ text, base64 }: Frame): Uint8Array {
  if (text !== undefined) return utf8.encode(text);
  return base64 === undefined ? new Uint8Array() : base64Bytes(base64);
}
