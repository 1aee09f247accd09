import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { base64Bytes } from '../../ui/base64-bytes.ts';

const utf8 = new TextEncoder();

/** Cached for the latest message: its views read it at every refresh. */
let latest: { frame: Frame; bytes: Uint8Array } | undefined;

/** The stored bytes of a message; UTF-8 for a text. */
export function frameBytes(frame: Frame): Uint8Array {
  if (latest?.frame !== frame) latest = { frame, bytes: bytesOf(frame) };
  return latest.bytes;
}

function bytesOf({ text, base64 }: Frame): Uint8Array {
  if (text !== undefined) return utf8.encode(text);
  return base64 === undefined ? new Uint8Array() : base64Bytes(base64);
}
