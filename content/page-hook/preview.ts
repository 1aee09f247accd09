import type { BINARY } from '../../src/capture/page-record.ts';

/** What is kept of one message: `code` is its opcode bit; `size` in bytes, or `COUNT_LATER`. */
export interface Sample {
  code: 0 | typeof BINARY;
  size: number;
  content: string | Uint8Array | Blob | null;
  /** Bytes of the page's memory that it holds until it is handed over. */
  weight: number;
}
