import type { SocketId } from '../../src/capture/captured-event.ts';
import { isFrame } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';

const sizeOf = (part: unknown): number =>
  typeof part === 'string' || part instanceof Uint8Array ? part.length : 0;

/** Bytes of memory that the texts and bytes of a record take; what a Blob holds is not in this process. */
export function contentSize(record: HookRecord): number {
  if (isFrame(record)) return sizeOf(record[4]);
  let size = 0;
  for (const part of Object.values(record[1])) size += sizeOf(part);
  return size;
}

/** The socket that a record is about; 0 where it is about none. */
export function socketOf(record: HookRecord): SocketId | 0 {
  if (isFrame(record)) return record[2];
  return 'socket' in record[1] ? (record[1].socket ?? 0) : 0;
}
