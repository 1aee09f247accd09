import type { CapturedEvent, Direction } from '../../src/capture/captured-event.ts';
import { createClientSession } from '../client/client-session.ts';
import { createLiveSession, type LiveSession } from '../session/live-session.ts';
import { createTape, inOrder, type Tape } from './sample-tape.ts';

interface Sample {
  events: CapturedEvent[];
  tape: Tape;
}

/** What `play` puts on the tape of a dashboard's page, in the order in which it would arrive. */
export function dashboardEvents(began: number, play: (tape: Tape) => void): Sample {
  const tape = createTape(began);
  tape.page(0, 'page-started', {
    url: 'https://app.example.com/dashboard',
    title: 'Dashboard',
    top: true,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0',
  });
  play(tape);
  const start = { source: 'wire', kind: 'wire-started', at: began, browser: 'Chrome 156 on Linux' } as const;
  return { events: [start, ...inOrder(tape.events)], tape };
}

/** Generated traffic of 95 seconds. */
export function sampleEvents(began: number, healthy = false): Sample {
  return dashboardEvents(began, (tape) => {
    chat(tape);
    if (!healthy) troubles(tape);
  });
}

/**
 * Generated traffic for working on the views with `npm run dev`, where there is no inspected page. In the URL: `?empty`
 * for no connection, `?healthy` for no problem, `?live` for a stream of messages.
 */
export function createSampleSessions(): { live: LiveSession; client: LiveSession } {
  const wanted = new URLSearchParams(location.search);
  const now = (): number => performance.timeOrigin + performance.now();
  const liveSession = createLiveSession(now);
  const { events, tape } = sampleEvents(now() - 95_000, wanted.has('healthy'));
  liveSession.take(wanted.has('empty') ? events.slice(0, 1) : events);
  if (wanted.has('live')) stream(liveSession, tape, now);
  return { live: liveSession, client: createClientSession(now) };
}

export const STACK = `    at connect (https://app.example.com/assets/live.js:41:18)
    at useLiveFeed (https://app.example.com/assets/live.js:12:5)
    at mount (https://app.example.com/assets/main.js:203:9)`;

export function text(
  tape: Tape,
  after: number,
  socket: number,
  direction: Direction,
  value: string,
  size = value.length,
): void {
  const payload = { opcode: 'text', size, kept: value.length, text: value } as const;
  tape.page(after, 'frame', { socket, direction, payload });
}

function chat(tape: Tape): void {
  const url =
    'wss://api.example.com/chat?room=lobby&access_token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl';
  tape.page(400, 'created', { socket: 1, url, protocols: ['chat.v2', 'chat.v1'], stack: STACK });
  tape.page(462, 'opened', { socket: 1, protocol: 'chat.v2', extensions: 'permessage-deflate' });
  text(tape, 470, 1, 'sent', '{"type":"join","room":"lobby","as":"Ada"}');
  for (let i = 0; i < 240; i += 1) {
    const value = `{"type":"message","id":${i},"from":"Grace","text":"Message ${i} of a long morning"}`;
    text(tape, 600 + i * 350, 1, i % 7 === 3 ? 'sent' : 'received', value);
  }
  for (let i = 0; i < 40; i += 1) {
    text(tape, 3_000 + i * 2_000, 1, 'sent', `{"id":${i},"method":"presence"}`);
    text(
      tape,
      3_060 + i * 2_000 + (i % 9) * 45,
      1,
      'received',
      `{"id":${i},"result":{"online":${40 + (i % 7)}}}`,
    );
  }
  const bytes = String.fromCharCode(...Array.from({ length: 200 }, (_, i) => (i * 37) % 256));
  const binary = { opcode: 'binary', size: 200, kept: 200, base64: btoa(bytes) } as const;
  tape.page(85_000, 'frame', { socket: 1, direction: 'received', payload: binary });
  text(tape, 85_200, 1, 'received', `{"type":"history","items":["${'long '.repeat(800)}`, 12_000);
  text(
    tape,
    85_400,
    1,
    'received',
    'two\nlines, a tab\t, an escape \u001b[31m, and \u202ereversed\u202c <img src=x onerror=alert(1)>',
  );
  tape.page(86_000, 'visibility', { state: 'hidden' });
  tape.page(88_000, 'visibility', { state: 'visible' });
}

function troubles(tape: Tape): void {
  forbidden(tape);
  silence(tape);
  elsewhere(tape);
  neverSent(tape);
  tape.page(90_000, 'malformed', { where: 'relay', count: 2 });
  tape.page(90_001, 'dropped', { where: 'relay', frames: 1204, bytes: 96_000, socket: 1 });
}

/** A handshake that failed, as the page sees it. */
export function failed(tape: Tape, after: number, socket: number, url: string, context = 'top'): void {
  tape.page(after, 'created', { socket, url, protocols: [], stack: STACK }, context);
  tape.page(after + 38, 'errored', { socket, readyState: 3 }, context);
  const end = { socket, code: 1006, reason: '', wasClean: false, buffered: 0 };
  tape.page(after + 39, 'closed', { ...end, handlers: ['message', 'close'] }, context);
}

function forbidden(tape: Tape): void {
  const url = 'wss://api.example.com/live?api_key=sk_live_0123456789abcdef&since=1700000000';
  const reason = 'Error during WebSocket handshake: Unexpected response code: 403';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    failed(tape, 1_000 + attempt * 2_000, 2 + attempt, url);
    tape.wire(1_050 + attempt * 2_000, { url, reason });
  }
}

/** A connection that nginx closes after a minute without messages. */
export function silence(tape: Tape): void {
  const url = 'wss://push.example.com/socket';
  tape.page(8_000, 'created', { socket: 5, url, protocols: [], stack: STACK });
  tape.page(8_090, 'opened', { socket: 5, protocol: '', extensions: '' });
  text(tape, 8_100, 5, 'sent', '{"subscribe":["orders","prices"]}');
  text(tape, 8_140, 5, 'received', '{"ok":true}');
  tape.page(68_150, 'closed', { socket: 5, code: 1006, reason: '', wasClean: false, buffered: 0 });
  tape.wire(68_400, {
    url,
    status: 101,
    responseHeaders: [
      { name: 'Server', value: 'nginx/1.22.1' },
      { name: 'Connection', value: 'upgrade' },
      { name: 'Upgrade', value: 'websocket' },
      { name: 'Sec-WebSocket-Accept', value: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
    ],
  });
}

function elsewhere(tape: Tape): void {
  const page = { url: 'https://help.example.net/widget', title: '', top: false, userAgent: 'Mozilla/5.0' };
  tape.page(9_000, 'page-started', page, 'frame');
  tape.page(70_000, 'created', { socket: 1, url: 'wss://help.example.net/ws', protocols: [] }, 'frame');
  tape.wire(30_000, {
    url: 'wss://metrics.example.com/ingest/a/rather/long/path/that/will/not/fit/into/a/narrow/panel/at/all',
    status: 101,
    startedAt: (tape.events[0]?.at ?? 0) + 10_000,
    responseHeaders: [{ name: 'Upgrade', value: 'websocket' }],
  });
  tape.page(12_000, 'created', { socket: 6, url: 'ws://localhost:5173/', protocols: ['vite-hmr'] });
  tape.page(12_020, 'opened', { socket: 6, protocol: 'vite-hmr', extensions: '' });
  tape.page(15_000, 'close-called', { socket: 6, code: 1000, reason: 'done', readyState: 1, stack: STACK });
  tape.page(15_010, 'closed', { socket: 6, code: 1000, reason: 'done', wasClean: true, buffered: 0 });
}

function neverSent(tape: Tape): void {
  failed(tape, 20_000, 7, 'ws://localhost:3001/events');
  const reason = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
  tape.wire(20_060, { url: 'ws://localhost:3001/events', reason, requestSent: false, requestHeaders: [] });
  failed(tape, 22_000, 8, 'wss://unseen.example.com/');
  const message = "Failed to construct 'WebSocket': The URL contains a fragment identifier ('top').";
  tape.page(24_000, 'constructor-threw', {
    url: 'wss://api.example.com/live#top',
    protocols: [],
    name: 'SyntaxError',
    message,
    stack: STACK,
  });
  tape.page(26_000, 'created', { socket: 9, url: 'wss://evil.example.org/\u202egnp.exe', protocols: [] });
  tape.page(26_001, 'csp-violation', {
    socket: 9,
    blockedUrl: 'wss://evil.example.org/',
    directive: 'connect-src',
    policy: "default-src 'self'; connect-src 'self' wss://api.example.com",
    disposition: 'enforce',
  });
  tape.page(26_002, 'errored', { socket: 9, readyState: 3 });
}

function stream(liveSession: LiveSession, tape: Tape, now: () => number): void {
  const began = tape.events[0]?.at ?? 0;
  let count = 0;
  setInterval(() => {
    const from = tape.events.length;
    for (let i = 0; i < 20; i += 1) {
      count += 1;
      text(tape, now() - began, 1, count % 5 === 0 ? 'sent' : 'received', `{"tick":${count}}`);
    }
    liveSession.take(tape.events.splice(from));
  }, 50);
}
