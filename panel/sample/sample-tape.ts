import type { CapturedEvent, Header, PageFact, WireEntry } from '../../src/capture/captured-event.ts';

type Fact<K extends PageFact['kind']> = Omit<Extract<PageFact, { kind: K }>, 'kind'>;

export interface Tape {
  events: CapturedEvent[];
  page<K extends PageFact['kind']>(after: number, kind: K, fact: Fact<K>, context?: string): void;
  wire(after: number, entry: Partial<WireEntry> & { url: string }): void;
}

export function createTape(began: number): Tape {
  const events: CapturedEvent[] = [];
  const next = new Map<string, number>();
  let entries = 0;
  return {
    events,
    page(after, kind, fact, context = 'top') {
      const seq = next.get(context) ?? 1;
      next.set(context, seq + 1);
      events.push({
        source: 'page',
        context,
        seq,
        at: began + after,
        kind,
        ...fact,
      } as unknown as CapturedEvent);
    },
    wire(after, entry) {
      entries += 1;
      events.push({
        source: 'wire',
        kind: 'wire-entry',
        at: began + after,
        entry: entries,
        status: 0,
        requestSent: true,
        requestHeaders: requestHeaders(entry.url),
        responseHeaders: [],
        frames: [],
        framesLeftOut: 0,
        ...entry,
      });
    },
  };
}

function requestHeaders(url: string): Header[] {
  return [
    { name: 'Host', value: new URL(url).host },
    { name: 'Connection', value: 'Upgrade' },
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Origin', value: 'https://app.example.com' },
    { name: 'Sec-WebSocket-Version', value: '13' },
    { name: 'Sec-WebSocket-Key', value: 'c2FtcGxlIG5vbmNlIGhlcmU=' },
    { name: 'Sec-WebSocket-Extensions', value: 'permessage-deflate; client_max_window_bits' },
    { name: 'Cookie', value: 'session=5f3c0c4e2a; theme=dark' },
    { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36' },
  ];
}

/** In the order in which they would arrive: by time, numbered per document. */
export function inOrder(events: readonly CapturedEvent[]): CapturedEvent[] {
  const next = new Map<string, number>();
  return events
    .toSorted((a, b) => a.at - b.at)
    .map((event) => {
      if (event.source !== 'page') return event;
      const seq = next.get(event.context) ?? 1;
      next.set(event.context, seq + 1);
      return { ...event, seq };
    });
}
