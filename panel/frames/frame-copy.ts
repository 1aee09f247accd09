import { shownBeginning } from '../../src/export/trace/shown-frames.ts';
import { createRedactor, type RedactOptions } from '../../src/redaction/redactor-factory.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { base64Encode } from '../../src/shared/base64.ts';
import { plural, t } from '../messages/message.ts';
import { hexDump } from '../ui/base64-bytes.ts';
import { wholePacket } from './decode/attachments.ts';
import { frameBytes } from './decode/frame-bytes.ts';
import type { FrameReader } from './decode/frame-reader.ts';

/** Formats in which a message can be copied; for its connection there is `CopyForm`. */
export type FrameForm = 'text' | 'json' | 'hex' | 'base64';

/** Values that JSON cannot express become strings: bytes as base64, large integers as digits. */
function jsonable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return base64Encode(value);
  if (value instanceof Map) return Object.fromEntries(value);
  return value;
}

/** The formats of this message: JSON where a decoder reads it whole. */
export function frameForms(frame: Frame, reader: FrameReader): FrameForm[] {
  const { text, base64 } = frame;
  if (text === undefined && base64 === undefined) return [];
  return [
    ...(text === undefined ? [] : (['text'] as const)),
    ...(reader.read(frame).outcome === 'decoded' ? (['json'] as const) : []),
    'hex',
    ...(base64 === undefined ? [] : (['base64'] as const)),
  ];
}

/** The same, masked: the message is read with those before and after it, its decoded value as JSON. */
export function copyMasked(
  form: FrameForm,
  frame: Frame,
  kept: readonly Frame[],
  reader: FrameReader,
  options: RedactOptions,
): string {
  const { payloads, text } = createRedactor(options);
  const place = kept.indexOf(frame);
  const [around, at] = place < 0 ? [[frame], 0] : [kept, place];
  const masked = shownBeginning(around, at, Number.POSITIVE_INFINITY, payloads) ?? frame;
  if (form === 'json') return text(copyFrame(form, frame, kept, reader));
  if (masked.leftOut === undefined) return copyFrame(form, masked, [], reader);
  return t('copy_left_out', { bytes: plural('bytes', masked.size), format: masked.leftOut });
}

function decodedJson(frame: Frame, kept: readonly Frame[], { read }: FrameReader): string {
  const reading = read(frame);
  const value = reading.outcome === 'decoded' ? reading.decoded.value : undefined;
  return JSON.stringify(wholePacket(kept, frame, read) ?? value, jsonable, 2) ?? '';
}

/** The stored part of the message in one format; `kept` are the messages around it. */
export function copyFrame(
  form: FrameForm,
  frame: Frame,
  kept: readonly Frame[],
  reader: FrameReader,
): string {
  switch (form) {
    case 'text':
      return frame.text ?? '';
    case 'json':
      return decodedJson(frame, kept, reader);
    case 'hex':
      return hexDump(frameBytes(frame), Number.POSITIVE_INFINITY);
    case 'base64':
      return frame.base64 ?? '';
    default:
      return form satisfies never;
  }
}
