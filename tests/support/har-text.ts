type Json = Record<string, unknown>;

const HAR_START = '2026-05-01T10:00:00.000Z';
export const HAR_START_MS = Date.parse(HAR_START);

/** A WebSocket's entry as Chromium writes it, 101 and closed after 5 s; `more` replaces what it names. */
export function harEntry(more: Json = {}): Json {
  return {
    _resourceType: 'websocket',
    startedDateTime: HAR_START,
    time: 5_000,
    request: {
      url: 'wss://h.test/live',
      headers: [{ name: 'Sec-WebSocket-Key', value: 'AAAAAAAAAAAAAAAAAAAAAA==' }],
    },
    response: { status: 101, headers: [] },
    timings: { blocked: -1, wait: 100, receive: 4_900, _blocked_queueing: -1 },
    _webSocketMessages: [],
    ...more,
  };
}

export function harFile(...entries: readonly (Json | string)[]): string {
  const texts = entries.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  return `{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"1"},"entries":[${texts.join(',')}]}}`;
}
