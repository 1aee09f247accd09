/** One interpretation of the bytes at an offset, in both byte orders; absent where too few bytes are left. */
export interface Inspected {
  name: string;
  little: string;
  /** Absent where the byte order makes no difference. */
  big?: string;
}

type Read = (view: DataView, at: number, little: boolean) => number | bigint;

const NUMBERS: readonly (readonly [name: string, size: number, read: Read])[] = [
  ['int8', 1, (view, at) => view.getInt8(at)],
  ['uint8', 1, (view, at) => view.getUint8(at)],
  ['int16', 2, (view, at, little) => view.getInt16(at, little)],
  ['uint16', 2, (view, at, little) => view.getUint16(at, little)],
  ['int32', 4, (view, at, little) => view.getInt32(at, little)],
  ['uint32', 4, (view, at, little) => view.getUint32(at, little)],
  ['int64', 8, (view, at, little) => view.getBigInt64(at, little)],
  ['uint64', 8, (view, at, little) => view.getBigUint64(at, little)],
  ['float32', 4, (view, at, little) => view.getFloat32(at, little)],
  ['float64', 8, (view, at, little) => view.getFloat64(at, little)],
];

/** The bytes at an offset as every kind of number. */
export function inspectBytes(bytes: Uint8Array, offset: number): Inspected[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return NUMBERS.filter(([, size]) => offset >= 0 && offset + size <= bytes.length).map(
    ([name, size, read]) => ({
      name,
      little: String(read(view, offset, true)),
      ...(size === 1 ? {} : { big: String(read(view, offset, false)) }),
    }),
  );
}
