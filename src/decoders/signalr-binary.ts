import { type Decoded, together } from './decoded.ts';
import { describeSignalr } from './signalr.ts';

/** Reads one MessagePack value that fills the bytes, or throws. */
type ReadMessagePack = (bytes: Uint8Array) => unknown;

/** SignalR's MessagePack hub protocol: each message follows its length, a varint of at most five bytes. */
export function decodeSignalrBinary(bytes: Uint8Array, read: ReadMessagePack): Decoded | undefined {
  const records = split(bytes);
  if (!records) return undefined;
  const parts: Decoded[] = [];
  for (const record of records) {
    const value = readRecord(record, read);
    const part = Array.isArray(value) ? describeList(value) : undefined;
    if (!part) return undefined;
    parts.push(part);
  }
  return together('SignalR', parts);
}

function readRecord(record: Uint8Array, read: ReadMessagePack): unknown {
  try {
    return read(record);
  } catch {
    return undefined;
  }
}

function split(bytes: Uint8Array): Uint8Array[] | undefined {
  const records: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    let length = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined || shift > 28) return undefined;
      at += 1;
      length += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte < 0x80) break;
    }
    if (length === 0 || at + length > bytes.length) return undefined;
    records.push(bytes.subarray(at, at + length));
    at += length;
  }
  return records.length > 0 ? records : undefined;
}

const ERROR = 1;
const VOID = 2;
const RESULT = 3;

/** The array of the binary encoding, with the names of the JSON encoding. */
function describeList(list: readonly unknown[]): Decoded | undefined {
  const [type, second, third, fourth, fifth] = list;
  const call = { type, ...(typeof third === 'string' ? { invocationId: third } : {}) };
  switch (type) {
    case 1:
    case 4:
      return list.length < 5 ? undefined : describeSignalr({ ...call, target: fourth, arguments: fifth });
    case 2:
      return list.length === 4 ? describeSignalr({ ...call, item: fourth }) : undefined;
    case 3:
      return completion(call, fourth, fifth, list.length);
    case 5:
      return list.length === 3 ? describeSignalr(call) : undefined;
    case 6:
      return list.length === 1 ? describeSignalr({ type }) : undefined;
    case 7:
      return list.length > 3
        ? undefined
        : describeSignalr({ type, ...(second === null ? {} : { error: second }) });
    case 8:
    case 9:
      return list.length === 2 ? describeSignalr({ type, sequenceId: second }) : undefined;
    default:
      return undefined;
  }
}

function completion(call: object, kind: unknown, value: unknown, length: number): Decoded | undefined {
  if (kind === VOID) return length === 4 ? describeSignalr({ ...call }) : undefined;
  if (length !== 5) return undefined;
  if (kind === ERROR) return describeSignalr({ ...call, error: value });
  return kind === RESULT ? describeSignalr({ ...call, result: value }) : undefined;
}
