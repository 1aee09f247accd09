import { textAt, uint32 } from './byte-view.ts';

/** A value of AMQP 1.0 as far as errors need it: texts, lists, described values. */
export type AmqpValue = string | number | AmqpValue[] | { of: AmqpValue; value: AmqpValue } | undefined;

const DEEPEST = 8;
const FIXED = [0, 1, 2, 4, 8, 16];

/** http://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-types-v1.0-os.html section 1.2: the high digit gives the width. */
export function amqpValue(bytes: Uint8Array, at: number, depth = 0): { value: AmqpValue; next: number } {
  const code = bytes[at] ?? 0x40;
  const next = at + 1;
  if (depth > DEEPEST || at >= bytes.length) return { value: undefined, next: bytes.length };
  if (code === 0) {
    const of = amqpValue(bytes, next, depth + 1);
    const value = amqpValue(bytes, of.next, depth + 1);
    return { value: { of: of.value, value: value.value }, next: value.next };
  }
  const kind = code >> 4;
  const width = FIXED[kind - 4];
  if (width !== undefined) return { value: numberOf(bytes, code, next, width), next: next + width };
  const wide = kind % 2 === 1;
  const length = wide ? uint32(bytes, next) : (bytes[next] ?? 0);
  const start = next + (wide ? 4 : 1);
  const end = start + length;
  if (kind === 10 || kind === 11) {
    // Binary values are of no use here.
    return { value: (code & 15) === 0 ? undefined : textAt(bytes, start, length), next: end };
  }
  return { value: (code & 15) === 0 ? listOf(bytes, start, end, wide, depth) : undefined, next: end };
}

function numberOf(bytes: Uint8Array, code: number, at: number, width: number): AmqpValue {
  if (code === 0x45) return [];
  if (width === 0) return code === 0x40 ? undefined : code & 15;
  let value = 0;
  for (let index = 0; index < Math.min(width, 8); index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function listOf(bytes: Uint8Array, start: number, end: number, wide: boolean, depth: number): AmqpValue[] {
  const count = wide ? uint32(bytes, start) : (bytes[start] ?? 0);
  const list: AmqpValue[] = [];
  let at = start + (wide ? 4 : 1);
  while (list.length < count && at < Math.min(end, bytes.length)) {
    const item = amqpValue(bytes, at, depth + 1);
    list.push(item.value);
    at = item.next;
  }
  return list;
}
