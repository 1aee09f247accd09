import { decode } from 'cborg';
import { bigIntDecoder, bigNegIntDecoder } from 'cborg/taglib';
import { isCbor } from './well-formed.ts';

type TagDecoder = (content: () => unknown) => unknown;
const content: TagDecoder = (read) => read();

/** RFC 8949 section 3.4: times stay as written, numbers become numbers, the tag "self-described CBOR" is ignored. */
const TAGS = { 0: content, 1: content, 2: bigIntDecoder, 3: bigNegIntDecoder, 55799: content };

/** One CBOR value that fills the bytes; throws otherwise, also for unknown tags. */
export function readCbor(bytes: Uint8Array): unknown {
  if (!isCbor(bytes)) throw new RangeError('not one CBOR value');
  return plainMaps(decode(bytes, { useMaps: true, tags: TAGS }));
}

/** Objects for maps whose keys are all text. */
function plainMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainMaps);
  if (!(value instanceof Map)) return value;
  const pairs = [...value].map(([key, item]) => [key, plainMaps(item)] as const);
  return pairs.every(([key]) => typeof key === 'string') ? Object.fromEntries(pairs) : new Map(pairs);
}
