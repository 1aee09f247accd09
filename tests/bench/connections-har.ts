import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const headersOf = (at: number) => [
  { name: 'Host', value: 'api.test' },
  { name: 'Origin', value: 'https://app.test' },
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Sec-WebSocket-Key', value: Buffer.from(`key ${at}`.padEnd(16)).toString('base64') },
  { name: 'Sec-WebSocket-Version', value: '13' },
];
const UPGRADED = [
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Sec-WebSocket-Accept', value: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
  { name: 'Server', value: 'nginx/1.24.0' },
];
const START = Date.parse('2026-11-24T10:00:00.000Z');

/** How the connections of a file are spread and how they end. */
export type Spread = 'one-host' | 'many-hosts' | 'same-failure' | 'cycles';
export const SPREADS: readonly Spread[] = ['one-host', 'many-hosts', 'same-failure', 'cycles'];

interface Outcome {
  url: string;
  /** Milliseconds between two connections, and that each lasts. */
  every: number;
  lasts: number;
  status: number;
  error?: string;
}

function outcome(spread: Spread, at: number): Outcome {
  switch (spread) {
    case 'one-host':
      return { url: `wss://api.test/room/${at % 50}?seat=${at}`, every: 20, lasts: 60_000, status: 101 };
    case 'many-hosts':
      return at % 2 === 0
        ? { url: `wss://h${at}.test/live`, every: 20, lasts: 60_000, status: 101 }
        : {
            url: `wss://h${at}.test/live`,
            every: 20,
            lasts: 15,
            status: 0,
            error: 'net::ERR_CONNECTION_REFUSED',
          };
    case 'same-failure':
      return { url: 'wss://api.test/live', every: 1_000, lasts: 15, status: 403 };
    case 'cycles':
      return { url: 'wss://api.test/live', every: 1_050, lasts: 1_000, status: 101 };
    default:
      return spread satisfies never;
  }
}

function message(type: 'send' | 'receive', time: number, data: string) {
  return { type, time: time / 1_000, opcode: 1, data };
}

/** One WebSocket as Chromium exports it; an opened one has a request and its reply. */
function entryOf(spread: Spread, at: number): unknown {
  const { url, every, lasts, status, error } = outcome(spread, at);
  const start = START + at * every;
  const opened = status === 101;
  return {
    _resourceType: 'websocket',
    _webSocketMessages: opened
      ? [
          message('send', start + 20, `{"id":1,"method":"subscribe","params":{"topic":"t${at}"}}`),
          message('receive', start + 40, `{"id":1,"result":"ok-${at}"}`),
        ]
      : [],
    startedDateTime: new Date(start).toISOString(),
    time: lasts,
    request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: status === 0 ? [] : headersOf(at) },
    response: {
      status,
      statusText: '',
      headers: opened ? UPGRADED : [],
      content: { size: 0 },
      ...(error === undefined ? {} : { _error: error }),
    },
    timings: { send: 0, wait: 10, receive: lasts - 10 },
  };
}

/** A HAR file with this many WebSocket connections, in parts. */
export function* connectionsHar(count: number, spread: Spread): Generator<string> {
  yield '{"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"pages":[],"entries":[\n';
  for (let at = 0; at < count; at += 1)
    yield `${JSON.stringify(entryOf(spread, at))}${at === count - 1 ? '\n' : ',\n'}`;
  yield ']}}\n';
}

export async function writeConnectionsHar(path: string, count: number, spread: Spread): Promise<void> {
  await pipeline(connectionsHar(count, spread), createWriteStream(path));
}
