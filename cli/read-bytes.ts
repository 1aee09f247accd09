import { createAnyFileReader, type ReadContent } from '../src/files/read-file.ts';

/** What a file is that is in memory. */
export function readBytes(bytes: Uint8Array): ReadContent {
  const decoder = new TextDecoder();
  const reader = createAnyFileReader((part) => decoder.decode(part));
  reader.feed(bytes);
  return reader.end();
}
