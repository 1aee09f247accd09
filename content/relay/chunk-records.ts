import type { ContextId } from '../../src/capture/captured-event.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';
import type { SentRecord } from '../../src/capture/page-record.ts';

/**
 * UTF-16 units of JSON in one message. Beyond 64 KiB Chromium makes shared memory for each on its way through three
 * processes (mojo/public/cpp/base/big_buffer.h), which costs more than several messages do.
 */
export const CHUNK_CHARS = 40_000;

/** Records as messages, in order. */
export function toChunks(context: ContextId, records: readonly SentRecord[]): RelayMessage[] {
  const json = JSON.stringify(records);
  return Array.from({ length: Math.ceil(json.length / CHUNK_CHARS) }, (_, index) => {
    const at = index * CHUNK_CHARS;
    return {
      kind: 'records',
      context,
      json: json.slice(at, at + CHUNK_CHARS),
      at,
      more: at + CHUNK_CHARS < json.length,
    };
  });
}
