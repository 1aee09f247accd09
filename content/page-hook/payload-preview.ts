import { BINARY, COUNT_LATER } from '../../src/capture/page-record.ts';
import type { Sample } from './preview.ts';
import { Bytes, charCodeAt, getPrototypeOf, safeGetter, stringSlice, uncurryThis } from './primordials.ts';
import { keep, takeBlob } from './record-queue.ts';

const { isView } = ArrayBuffer;
const { min } = Math;
const bufferSize = safeGetter<number>(ArrayBuffer.prototype, 'byteLength');
const blobSize = safeGetter<number>(Blob.prototype, 'size');
const setBytes = uncurryThis(Bytes.prototype, 'set');
const viewBuffer = viewProbe<ArrayBufferLike>('buffer');
const viewStart = viewProbe<number>('byteOffset');
const viewSize = viewProbe<number>('byteLength');

function viewProbe<T>(name: string): (view: unknown) => T | undefined {
  const ofArray = safeGetter<T>(getPrototypeOf(Bytes.prototype) as object, name);
  const ofData = safeGetter<T>(DataView.prototype, name);
  return (view) => ofArray(view) ?? ofData(view);
}

/** UTF-16 units of a word such as a subprotocol or a reason (at most 123 bytes where the browser takes it), and of a line. */
export const MOST_WORD = 256;
export const MOST_LINE = 1024;

/** The first `limit` UTF-16 units of a text, never half a surrogate pair. */
export function head(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = charCodeAt(text, limit - 1);
  return stringSlice(text, 0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit);
}

/** A copy, since the page may overwrite or transfer its buffer at any time. */
function sampleBytes(buffer: ArrayBufferLike, start: number, size: number): Sample {
  const weight = min(size, keep);
  const content = keep > 0 ? new Bytes(weight) : null;
  if (content) setBytes(content, new Bytes(buffer, start, weight));
  return { code: BINARY, size, content, weight };
}

function sampleBlob(blob: unknown, size: number): Sample {
  return { code: BINARY, size, content: takeBlob() ? (blob as Blob) : null, weight: 0 };
}

/** A text too long to be kept whole has its size counted by `sizeOf`. */
export function sampleText(text: string, sizeOf: (text: string) => number): Sample {
  const weight = text.length;
  if (weight <= keep) return { code: 0, size: COUNT_LATER, content: text, weight };
  return { code: 0, size: sizeOf(text), content: keep > 0 ? head(text, keep) : null, weight };
}

/** What the page sends, if it is binary; undefined for an object that `send` turns into text. */
export function sampleSent(data: object): Sample | undefined {
  if (isView(data)) {
    const buffer = viewBuffer(data);
    return buffer && sampleBytes(buffer, viewStart(data) ?? 0, viewSize(data) ?? 0);
  }
  const size = bufferSize(data);
  if (size !== undefined) return sampleBytes(data as ArrayBuffer, 0, size);
  const blob = blobSize(data);
  return blob === undefined ? undefined : sampleBlob(data, blob);
}
