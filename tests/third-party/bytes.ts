/** Bytes that are not valid UTF-8 and differ at every position of 251. */
export function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, position) => (position * 7 + 128) % 251);
}

/** Kind, length and FNV-1a hash of a binary value: equal only for equal bytes of an equal kind. */
export function describeBytes(data: ArrayBuffer | Uint8Array): string {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `${data.constructor.name} ${bytes.length} ${hash.toString(16)}`;
}
