import type { BINARY } from '../../src/capture/page-record.ts';
import type { HookContent } from '../channel/hook-record.ts';
import { charCodeAt, stringSlice } from './primordials.ts';

/** What is kept of one message: `code` is its opcode bit; `size` in bytes, or `COUNT_LATER`. */
export interface Sample {
  code: 0 | typeof BINARY;
  size: number;
  content: HookContent;
  /** Bytes of the page's memory that it holds until it is handed over. */
  weight: number;
}

/** The first `limit` UTF-16 units of a text, never half a surrogate pair. */
export function head(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = charCodeAt(text, limit - 1);
  return stringSlice(text, 0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit);
}
