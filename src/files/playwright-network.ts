import { createHarIntake } from '../export/har/har-intake.ts';
import type { HarLog } from '../export/har/har-log.ts';
import { createLineReader } from './line-reader.ts';

const LONGEST_LINE = 32 * 1024 * 1024;

/** The requests of a Playwright trace: a HAR entry on each line. */
export function createPlaywrightReader(decode: (bytes: Uint8Array) => string): {
  feed(bytes: Uint8Array): void;
  end(): HarLog;
} {
  const intake = createHarIntake();
  let lines = 0;
  const reader = createLineReader(
    (line) => {
      lines += 1;
      if (line === '') return;
      try {
        const { snapshot } = JSON.parse(line) as { snapshot?: unknown };
        for (const message of messagesOf(snapshot)) intake.takeMessage(message);
        intake.takeEntry(snapshot, false);
      } catch {
        intake.takeBroken({ place: `line ${lines}`, message: 'is not JSON' });
      }
    },
    decode,
    LONGEST_LINE,
  );
  return {
    feed: reader.feed,
    end() {
      reader.end();
      return intake.finish({ creator: { name: 'Playwright trace' } });
    },
  };
}

function messagesOf(snapshot: unknown): unknown[] {
  if (typeof snapshot !== 'object' || snapshot === null || !('_webSocketMessages' in snapshot)) return [];
  const { _webSocketMessages: messages } = snapshot;
  return Array.isArray(messages) ? messages : [];
}
