import { isFrame } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';

/** Bytes of memory that the texts and bytes of a record take; what a Blob holds is not in this process. */
export function contentSize(record: HookRecord): number {
  if (isFrame(record)) {
    const content = record[4];
    return typeof content === 'string' || content instanceof Uint8Array ? content.length : 0;
  }
  let size = 0;
  for (const part of Object.values(record[1])) if (typeof part === 'string') size += part.length;
  return size;
}
