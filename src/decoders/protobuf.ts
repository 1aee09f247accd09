import { utf8Text } from '../shared/utf8.ts';
import { brief } from './brief.ts';
import type { Decoded } from './decoded.ts';

/** One field on the wire: without a schema its name and exact type are unknown. */
export interface ProtobufField {
  field: number;
  wire: 'varint' | 'fixed64' | 'length-delimited' | 'fixed32';
  value: bigint | string | Uint8Array | ProtobufField[];
}

const DEEPEST = 12;
/** Higher field numbers are valid, but in a guess they are a sign that it is wrong. */
const HIGHEST_FIELD = 20_000;
const MOST_FIELDS = 20_000;

/** Protocol Buffers without a schema (https://protobuf.dev/programming-guides/encoding/): guessed from the bytes. */
export function decodeProtobuf(bytes: Uint8Array): Decoded | undefined {
  const fields = readFields(bytes, 0);
  if (!fields) return undefined;
  const value = fields.map(shownField);
  return { protocol: 'Protobuf', role: 'data', summary: summaryOf(fields), value, guess: true };
}

function readFields(bytes: Uint8Array, depth: number): ProtobufField[] | undefined {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const key = varint(bytes, at);
    if (!key || key.value > 0xffffffffn || fields.length >= MOST_FIELDS) return undefined;
    const field = Number(key.value >> 3n);
    if (field === 0 || field > HIGHEST_FIELD) return undefined;
    const found = readValue(bytes, key.end, field, Number(key.value & 7n), depth);
    if (!found) return undefined;
    fields.push(found.field);
    at = found.end;
  }
  return fields.length > 0 ? fields : undefined;
}

type Found = { field: ProtobufField; end: number } | undefined;

function readValue(bytes: Uint8Array, at: number, field: number, wire: number, depth: number): Found {
  switch (wire) {
    case 0: {
      const found = varint(bytes, at);
      return found && { field: { field, wire: 'varint', value: found.value }, end: found.end };
    }
    case 1:
      return fixed(bytes, at, field, 'fixed64', 8);
    case 2: {
      const size = varint(bytes, at);
      if (!size || size.value > BigInt(bytes.length - size.end)) return undefined;
      const end = size.end + Number(size.value);
      const value = contentOf(bytes.subarray(size.end, end), depth);
      return { field: { field, wire: 'length-delimited', value }, end };
    }
    case 5:
      return fixed(bytes, at, field, 'fixed32', 4);
    default:
      return undefined;
  }
}

function fixed(
  bytes: Uint8Array,
  at: number,
  field: number,
  wire: 'fixed64' | 'fixed32',
  size: number,
): Found {
  const end = at + size;
  if (end > bytes.length) return undefined;
  return { field: { field, wire, value: bytes.subarray(at, end) }, end };
}

function varint(bytes: Uint8Array, start: number): { value: bigint; end: number } | undefined {
  let value = 0n;
  for (let at = start; at < bytes.length && at < start + 10; at += 1) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - start));
    if (byte < 0x80) return value > 0xffffffffffffffffn ? undefined : { value, end: at + 1 };
  }
  return undefined;
}

const UNPRINTABLE = /[\p{Cc}\p{Cn}\p{Co}]/u;

/** Text if it is readable, a message if it has the format of one, otherwise bytes. */
function contentOf(bytes: Uint8Array, depth: number): ProtobufField['value'] {
  if (bytes.length === 0) return '';
  const text = utf8Text(bytes);
  if (text !== undefined && !UNPRINTABLE.test(text.replace(/[\n\r\t]/g, ''))) return text;
  return (depth < DEEPEST && readFields(bytes, depth + 1)) || bytes;
}

/** The possible values of a field; fixed ones as integer and float, since nothing shows which. */
function shownField({ field, wire, value }: ProtobufField): unknown {
  if (Array.isArray(value)) return { field, wire, message: value.map(shownField) };
  if (value instanceof Uint8Array && wire !== 'length-delimited') return { field, wire, ...readings(value) };
  return { field, wire, value };
}

function readings(bytes: Uint8Array): { integer: bigint | number; float: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return bytes.length === 8
    ? { integer: view.getBigUint64(0, true), float: view.getFloat64(0, true) }
    : { integer: view.getUint32(0, true), float: view.getFloat32(0, true) };
}

function summaryOf(fields: readonly ProtobufField[]): string {
  const shown = fields.slice(0, 6).map(({ field, value }) => {
    if (Array.isArray(value)) return `${field}: {…}`;
    return `${field}: ${brief(value)}`;
  });
  return `{ ${shown.join(', ')}${fields.length > shown.length ? ', …' : ''} }`;
}
