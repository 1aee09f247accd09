import { dashboardEvents, failed, STACK, silence, text } from '../../panel/sample/sample.ts';
import type { Tape } from '../../panel/sample/sample-tape.ts';
import type { CapturedEvent, Direction } from '../../src/capture/captured-event.ts';

/** What happened on a dashboard in 95 seconds, as the store's pictures show it; the panel's sample traffic has rare cases too. */
export function imageTraffic(began: number): CapturedEvent[] {
  return dashboardEvents(began, (tape) => {
    orders(tape);
    rejected(tape);
    silence(tape);
    failedWith(tape, 20_000, 6, 'ws://localhost:3001/events', 'net::ERR_CONNECTION_REFUSED');
    failedWith(tape, 24_000, 7, 'wss://stock.example.com/feed', 'net::ERR_CERT_DATE_INVALID');
  }).events;
}

const PRODUCTS = ['lamp', 'desk', 'chair', 'shelf', 'rug'];

function json(tape: Tape, after: number, direction: Direction, content: object): void {
  text(tape, after, 1, direction, JSON.stringify(content));
}

function orders(tape: Tape): void {
  const url = 'wss://api.example.com/orders';
  tape.page(400, 'created', { socket: 1, url, protocols: ['orders.v2'], stack: STACK });
  tape.page(462, 'opened', { socket: 1, protocol: 'orders.v2', extensions: 'permessage-deflate' });
  json(tape, 470, 'sent', { type: 'subscribe', channel: 'orders', since: '2026-11-29' });
  for (let i = 0; i < 120; i += 1) {
    const at = 600 + i * 760;
    const product = PRODUCTS[(i * 7) % PRODUCTS.length];
    if (i % 6 === 5) {
      json(tape, at, 'sent', { id: i, method: 'price', product });
      json(tape, at + 40 + ((i * 13) % 90), 'received', { id: i, result: 20 + ((i * 31) % 400) });
    } else if (i % 12 === 3) {
      json(tape, at, 'sent', { type: 'ping' });
      json(tape, at + 35, 'received', { type: 'pong' });
    } else if (i % 5 === 2) json(tape, at, 'received', { type: 'stock', product, left: (i * 37) % 90 });
    else
      json(tape, at, 'received', {
        type: 'order',
        id: 4_100 + i,
        product,
        pieces: 1 + ((i * 3) % 4),
        paid: i % 3 > 0,
      });
  }
}

function failedWith(tape: Tape, after: number, socket: number, url: string, error: string): void {
  failed(tape, after, socket, url);
  const isRejected = error.includes('response code');
  tape.wire(after + 60, {
    url,
    reason: isRejected ? error : `Error in connection establishment: ${error}`,
    ...(isRejected ? {} : { requestSent: false, requestHeaders: [] }),
  });
}

function rejected(tape: Tape): void {
  const error = 'Error during WebSocket handshake: Unexpected response code: 403';
  for (let attempt = 0; attempt < 3; attempt += 1)
    failedWith(
      tape,
      1_000 + attempt * (2 + attempt) * 1_100,
      2 + attempt,
      'wss://api.example.com/live',
      error,
    );
}
