import { createTape, inOrder, type Tape } from '../../panel/sample/sample-tape.ts';
import type { CapturedEvent, Direction } from '../../src/capture/captured-event.ts';

/** What happened on a dashboard in 95 seconds, as the store's pictures show it; the panel's sample traffic has rare cases too. */
export function imageTraffic(began: number): CapturedEvent[] {
  const tape = createTape(began);
  tape.page(0, 'page-started', {
    url: 'https://app.example.com/dashboard',
    title: 'Dashboard',
    top: true,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0',
  });
  orders(tape);
  rejected(tape);
  idle(tape);
  failed(tape, 20_000, 6, 'ws://localhost:3001/events', 'net::ERR_CONNECTION_REFUSED');
  failed(tape, 24_000, 7, 'wss://stock.example.com/feed', 'net::ERR_CERT_DATE_INVALID');
  return [
    { source: 'wire', kind: 'wire-started', at: began, browser: 'Chrome 156 on Linux' },
    ...inOrder(tape.events),
  ];
}

const STACK = `    at connect (https://app.example.com/assets/live.js:41:18)
    at mount (https://app.example.com/assets/main.js:203:9)`;
const PRODUCTS = ['lamp', 'desk', 'chair', 'shelf', 'rug'];

function text(tape: Tape, after: number, socket: number, direction: Direction, content: object): void {
  const value = JSON.stringify(content);
  const payload = { opcode: 'text', size: value.length, kept: value.length, text: value } as const;
  tape.page(after, 'frame', { socket, direction, payload });
}

function orders(tape: Tape): void {
  const url = 'wss://api.example.com/orders';
  tape.page(400, 'created', { socket: 1, url, protocols: ['orders.v2'], stack: STACK });
  tape.page(462, 'opened', { socket: 1, protocol: 'orders.v2', extensions: 'permessage-deflate' });
  text(tape, 470, 1, 'sent', { type: 'subscribe', channel: 'orders', since: '2026-11-29' });
  for (let i = 0; i < 120; i += 1) {
    const at = 600 + i * 760;
    const product = PRODUCTS[(i * 7) % PRODUCTS.length];
    if (i % 6 === 5) {
      text(tape, at, 1, 'sent', { id: i, method: 'price', product });
      text(tape, at + 40 + ((i * 13) % 90), 1, 'received', { id: i, result: 20 + ((i * 31) % 400) });
    } else if (i % 12 === 3) {
      text(tape, at, 1, 'sent', { type: 'ping' });
      text(tape, at + 35, 1, 'received', { type: 'pong' });
    } else if (i % 5 === 2) text(tape, at, 1, 'received', { type: 'stock', product, left: (i * 37) % 90 });
    else
      text(tape, at, 1, 'received', {
        type: 'order',
        id: 4_100 + i,
        product,
        pieces: 1 + ((i * 3) % 4),
        paid: i % 3 > 0,
      });
  }
}

function failed(tape: Tape, after: number, socket: number, url: string, error: string): void {
  tape.page(after, 'created', { socket, url, protocols: [], stack: STACK });
  tape.page(after + 38, 'errored', { socket, readyState: 3 });
  const end = { socket, code: 1006, reason: '', wasClean: false, buffered: 0 };
  tape.page(after + 39, 'closed', { ...end, handlers: ['message', 'close'] });
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
    failed(tape, 1_000 + attempt * (2 + attempt) * 1_100, 2 + attempt, 'wss://api.example.com/live', error);
}

function idle(tape: Tape): void {
  const url = 'wss://push.example.com/socket';
  tape.page(8_000, 'created', { socket: 5, url, protocols: [], stack: STACK });
  tape.page(8_090, 'opened', { socket: 5, protocol: '', extensions: '' });
  text(tape, 8_100, 5, 'sent', { subscribe: ['orders', 'prices'] });
  text(tape, 8_140, 5, 'received', { ok: true });
  tape.page(68_150, 'closed', { socket: 5, code: 1006, reason: '', wasClean: false, buffered: 0 });
  tape.wire(68_400, {
    url,
    status: 101,
    responseHeaders: [
      { name: 'Server', value: 'nginx/1.26.0' },
      { name: 'Connection', value: 'upgrade' },
      { name: 'Upgrade', value: 'websocket' },
      { name: 'Sec-WebSocket-Accept', value: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
    ],
  });
}
