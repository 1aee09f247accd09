import type { Connection } from '../session/connection.ts';
import type { Frame } from '../session/messages/frame-log.ts';
import { base64Decode } from '../shared/base64.ts';
import { hexText } from './message.ts';
import { type ClientRequest, EMPTY_REQUEST, type MessageKind } from './request.ts';

/** Larger messages are edited as base64: nobody reads that many bytes one by one. */
const MOST_AS_HEX = 16 * 1024;

/** A captured connection, to be opened again by the page. */
export function requestOf({ url, protocols }: Connection): ClientRequest {
  return { ...EMPTY_REQUEST, url, protocols: protocols.join(', ') };
}

/** A captured message and its connection, to be edited and sent; undefined if it was not stored whole. */
export function editFrame(connection: Connection, frame: Frame): ClientRequest | undefined {
  if (frame.kept < frame.size) return undefined;
  return { ...requestOf(connection), ...contentOf(frame) };
}

function contentOf({ text, base64, opcode }: Frame): { kind: MessageKind; message: string } {
  if (opcode === 'text') return { kind: isObject(text ?? '') ? 'json' : 'text', message: text ?? '' };
  const bytes = base64Decode(base64 ?? '');
  return bytes && bytes.length <= MOST_AS_HEX
    ? { kind: 'hex', message: hexText(bytes) }
    : { kind: 'base64', message: base64 ?? '' };
}

/** A bare number or word is valid JSON, but nobody means it so. */
function isObject(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // It only starts like JSON.
    return false;
  }
}
