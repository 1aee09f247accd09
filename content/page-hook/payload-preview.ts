import { BINARY } from '../../src/capture/page-record.ts';
import { ringBudget } from './message-ring.ts';
import type { Sample } from './preview.ts';
import { Bytes, getPrototypeOf, safeGetter, uncurryThis } from './primordials.ts';
import { keep, takeBlob } from './record-queue.ts';

const { isView } = ArrayBuffer;
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

/** A copy, since the page may overwrite or transfer its buffer at any time. */
function sampleBytes(buffer: ArrayBufferLike, start: number, size: number): Sample {
  const weight = size < keep ? size : keep;
  const content = keep > 0 ? new Bytes(weight) : null;
  if (content) setBytes(content, new Bytes(buffer, start, weight));
  return { code: BINARY, size, content, weight };
}

function sampleBlob(blob: unknown, size: number): Sample {
  return {
    code: BINARY,
    size,
    content: takeBlob(size) ? (blob as Blob) : null,
    weight: ringBudget > 0 ? size : 0,
  };
}

/** What is kept of binary data; undefined for an object that `send` turns into text. */
export function sampleBinary(data: object): Sample | undefined {
  if (isView(data)) {
    const buffer = viewBuffer(data);
    return buffer && sampleBytes(buffer, viewStart(data) ?? 0, viewSize(data) ?? 0);
  }
  const size = bufferSize(data);
  if (size !== undefined) return sampleBytes(data as ArrayBuffer, 0, size);
  const blob = blobSize(data);
  return blob === undefined ? undefined : sampleBlob(data, blob);
}
