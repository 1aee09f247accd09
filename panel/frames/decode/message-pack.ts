import { decode } from '@msgpack/msgpack';

/** One MessagePack value that fills the bytes; throws otherwise. */
export function readMessagePack(bytes: Uint8Array): unknown {
  // A false length must not allocate memory.
  const most = bytes.length;
  return decode(bytes, {
    maxArrayLength: most,
    maxMapLength: most,
    maxStrLength: most,
    maxBinLength: most,
    maxExtLength: most,
    mapKeyConverter: (key) => (typeof key === 'number' ? key : String(key)),
  });
}
