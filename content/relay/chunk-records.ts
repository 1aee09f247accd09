import type { ContextId } from '../../src/capture/captured-event.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';
import type { SentRecord } from '../../src/capture/page-record.ts';

/**
 * UTF-16 units of JSON in one message. Beyond 64 KiB Chromium makes shared memory for each on its way through three
 * processes (mojo/public/cpp/base/big_buffer.h), which costs more than several messages do.
 */
export const PIECE = 40_000;

/** Records as messages, in order. */
export function inPieces(context: ContextId, records: readonly SentRecord[]): RelayMessage[] {
  const json = JSON.stringify(records);
  return Array.from({ length: Math.ceil(json.length / PIECE) }, (_, index) => {
    const at = index * PIECE;
    return { kind: 'records', context, json: json.slice(at, at + PIECE), at, more: at + PIECE < json.length };
  });
}
