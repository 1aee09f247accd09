import type { CapturedEvent } from '../capture/captured-event.ts';
import { asJson, type JsonObject } from '../shared/json-shape.ts';
import { createCdpSockets } from './cdp-sockets.ts';
import { createLineReader } from './line-reader.ts';
import type { LogFile } from './log-file.ts';

const MOST_SOCKETS = 10_000;
const LONGEST_LINE = 8 * 1024 * 1024;

/** Events of the Chrome DevTools Protocol, one JSON object a line, as Puppeteer and others log them. */
export function createCdpReader(decode: (bytes: Uint8Array) => string): {
  feed(bytes: Uint8Array): void;
  end(): LogFile;
} {
  const sockets = createCdpSockets();
  const found: (CapturedEvent & { kind: 'wire-entry' })[] = [];
  let broken = 0;
  const take = (line: string): void => {
    if (line === '') return;
    let event: JsonObject;
    try {
      event = asJson(JSON.parse(line.replace(/,$/, '')));
    } catch {
      broken += 1;
      return;
    }
    for (const complete of sockets.take(event))
      if (complete.kind === 'wire-entry' && found.length < MOST_SOCKETS) found.push(complete);
  };
  const reader = createLineReader(take, decode, LONGEST_LINE);
  return {
    feed: reader.feed,
    end() {
      reader.end();
      const events = [...found, ...sockets.rest()]
        .sort((a, b) => a.entry - b.entry)
        .map((event) => ({ ...event, by: 'har' as const }));
      return {
        format: 'DevTools Protocol log',
        connections: events.length,
        events,
        notes: [
          ...(broken > 0 ? [`${broken} lines skipped: not JSON`] : []),
          ...(events.length === 0
            ? ['No WebSocket connections in this file: log the events of the domain Network']
            : []),
        ],
        endedAt: events.reduce((latest, { at }) => Math.max(latest, at), 0),
      };
    },
  };
}
