import type { Outgoing } from '../../../src/client/message.ts';
import type { MessageKind } from '../../../src/client/request.ts';
import { base64Decode } from '../../../src/shared/base64.ts';
import { utf8Length } from '../../../src/shared/utf8-length.ts';
import { t } from '../../messages/message.ts';

export type ReadMessage = { ok: true; message: Outgoing } | { ok: false; why: string };

/** Bytes of one message. */
export const LARGEST_MESSAGE = 1024 * 1024;

const no = (why: string): ReadMessage => ({ ok: false, why });

/** What is sent for the typed text; or what is wrong with it, and where. */
export function readMessage(kind: MessageKind, written: string): ReadMessage {
  const read = readKind(kind, written);
  if (!read.ok) return read;
  const { message } = read;
  const size = message.opcode === 'text' ? utf8Length(message.text) : message.bytes.length;
  return size > LARGEST_MESSAGE ? no(t('message_too_large', { most: LARGEST_MESSAGE, size })) : read;
}

function readKind(kind: MessageKind, written: string): ReadMessage {
  switch (kind) {
    case 'text':
      return { ok: true, message: { opcode: 'text', text: written } };
    case 'json':
      return readJson(written);
    case 'hex':
      return readHex(written);
    case 'base64':
      return readBase64(written);
    default:
      return kind satisfies never;
  }
}

/** Sent as typed: spaces and the order of names may matter to the receiver. */
function readJson(written: string): ReadMessage {
  try {
    JSON.parse(written);
    return { ok: true, message: { opcode: 'text', text: written } };
  } catch (error) {
    return no(t('message_no_json', { why: error instanceof Error ? error.message : String(error) }));
  }
}

function readHex(written: string): ReadMessage {
  const at = written.search(/[^0-9a-f\s:,]/i);
  if (at >= 0) return no(t('message_no_hex', { at: at + 1, char: written[at] ?? '' }));
  const digits = written.replace(/[\s:,]/g, '');
  if (digits.length % 2 === 1) return no(t('message_half_byte'));
  const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
  return { ok: true, message: { opcode: 'binary', bytes } };
}

function readBase64(written: string): ReadMessage {
  const at = written.search(/[^A-Za-z0-9+/=_\s-]/);
  if (at >= 0) return no(t('message_no_base64', { at: at + 1, char: written[at] ?? '' }));
  const bytes = base64Decode(written.replace(/\s/g, ''));
  return bytes ? { ok: true, message: { opcode: 'binary', bytes } } : no(t('message_cut_base64'));
}
