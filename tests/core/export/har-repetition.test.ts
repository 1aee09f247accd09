import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { openHar } from '../../support/har-tools.ts';

const START = Date.parse('2026-05-01T10:00:00.000Z');
const iso = (after: number): string => new Date(START + after).toISOString();
const REQUEST = [
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Sec-WebSocket-Key', value: 'AAAAAAAAAAAAAAAAAAAAAA==' },
];

interface Entry {
  at: number;
  time: number;
  status: number;
  timings?: Record<string, number>;
  messages?: unknown[];
}

const socket = ({ at, time, status, timings = {}, messages = [] }: Entry) => ({
  _resourceType: 'websocket',
  startedDateTime: iso(at),
  time,
  timings,
  request: { method: 'GET', url: 'wss://h.test/live', headers: REQUEST },
  response: { status, headers: [] },
  _webSocketMessages: messages,
});
const page = (at: number) => ({
  startedDateTime: iso(at),
  time: 12,
  request: { method: 'GET', url: 'https://h.test/poll', headers: [] },
  response: { status: 200, headers: [] },
});

function verdicts(entries: unknown[]): string[] {
  const { findings, crashed } = diagnose(
    openHar(JSON.stringify({ log: { version: '1.2', entries } })),
    rules,
  );
  expect(crashed).toEqual([]);
  return findings.map(
    ({ rule, match, connections }) => `${rule.id} ${connections.length} ${match.confidence}`,
  );
}

const cycles = (life: number, pause: number, more: Partial<Entry> = {}) =>
  Array.from({ length: 20 }, (_, index) =>
    socket({ at: index * (life + pause), time: life, status: 101, ...more }),
  );

it.each([
  ['1 s each', cycles(1_000, 45)],
  ['40 ms each', cycles(40, 3_000, { timings: { receive: 12, _blocked_queueing: -1 } })],
  ['20 min each, as in a saved log of a whole day', cycles(1_200_000, 500)],
])('connections that open and end again and again are found: %s', (_name, entries) => {
  expect(verdicts(entries)).toEqual(['reconnect-loop 20 certain']);
});

it('connections that were open when the file was saved have not ended', () => {
  expect(verdicts(cycles(40, 900, { timings: { receive: 0, _blocked_queueing: -1 } }))).toEqual([]);
});

it.each([0, -1])('a handshake with status %d that was never answered, while the log goes on', (status) => {
  const entry = socket({ at: 0, time: status, status });
  expect(verdicts([entry, page(1_000), page(90_000)])).toEqual(['handshake-unanswered 1 likely']);
  expect(verdicts([entry, page(1_000)])).toEqual([]);
});

it('a handshake that the page gave up', () => {
  const data = 'WebSocket is closed before the connection is established.';
  const messages = [{ type: 'error', time: 0, opcode: -1, data }];
  expect(verdicts([socket({ at: 0, time: 10, status: 0, messages })])).toEqual(['closed-by-page 1 certain']);
});
