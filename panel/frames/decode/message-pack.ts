import { decode } from '@msgpack/msgpack';
import { isMessagePack } from './well-formed.ts';

/** One MessagePack value that fills the bytes; throws otherwise. */
export function readMessagePack(bytes: Uint8Array): unknown {
  // A false length must not allocate memory.
  if (!isMessagePack(bytes)) throw new RangeError('not one MessagePack value');
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
