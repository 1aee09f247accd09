import { describe, expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { createHistory, type Numbered } from '../../content/relay/record-history.ts';
import { isFrame } from '../../src/capture/page-record.ts';

const frame = (socket: number, text: string, at = 0): HookRecord => [at, 0, socket, -1, text, -1];
const opened = (socket: number): HookRecord => [0, { kind: 'opened', socket, protocol: '', extensions: '' }];
const started: HookRecord = [
  0,
  { kind: 'page-started', url: 'http://a/', title: '', top: true, userAgent: '' },
];
const all = (history: { take(most: number, weight: number): Numbered[] }): Numbered[] =>
  history.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);

function story(numbered: Numbered[]): string[] {
  return numbered.map(({ seq, record }) => {
    if (isFrame(record)) return `${seq} frame ${record[2]} ${String(record[4]).slice(0, 3)}`;
    const fact = record[1];
    if (fact.kind !== 'dropped') return `${seq} ${fact.kind}`;
    return `${seq} dropped ${fact.frames} (${fact.bytes} bytes) of ${fact.socket ?? 'none'}`;
  });
}

describe('history', () => {
  it('gives records in order, each once, numbered from 1', () => {
    const history = createHistory(1 << 20);
    history.append(started);
    history.append(opened(1));
    expect(story(all(history))).toEqual(['1 page-started', '2 opened']);
    expect(all(history)).toEqual([]);
    history.append(frame(1, 'abc'));
    expect(story(all(history))).toEqual(['3 frame 1 abc']);
    expect(history.next).toBe(4);
  });

  it('takes no more than asked for, but always one', () => {
    const history = createHistory(1 << 20);
    for (const text of ['a', 'b', 'c']) history.append(frame(1, text));
    expect(history.take(2, 1 << 20)).toHaveLength(2);
    expect(history.take(9, 1)).toHaveLength(1);
  });

  it('goes back to any number', () => {
    const history = createHistory(1 << 20);
    for (const text of ['a', 'b', 'c', 'd']) history.append(frame(1, text));
    all(history);
    history.rewind(3);
    expect(story(all(history))).toEqual(['3 frame 1 c', '4 frame 1 d']);
    history.rewind(5);
    expect(all(history)).toEqual([]);
    history.append(frame(1, 'e'));
    expect(story(all(history))).toEqual(['5 frame 1 e']);
  });

  it('lets the oldest frames of the busiest socket go, and says how many of which', () => {
    const history = createHistory(4000);
    history.append(started);
    history.append(opened(1));
    history.append(frame(2, 'quiet'));
    for (let i = 0; i < 12; i++) history.append(frame(1, `${i}`.padEnd(200, '.')));
    const told = story(all(history));
    expect(told.slice(0, 4)).toEqual([
      '1 page-started',
      '2 opened',
      '3 frame 2 qui',
      '8 dropped 5 (1000 bytes) of 1',
    ]);
    expect(told.at(-1)).toBe('15 frame 1 11.');
  });

  it('accounts for every number, however sockets are mixed', () => {
    const history = createHistory(6000);
    history.append(started);
    let appended = 1;
    for (let i = 0; i < 500; i++) {
      const socket = 1 + (i % 3);
      history.append(i % 50 === 0 ? opened(socket) : frame(socket, 'x'.repeat(i % 90)));
      appended += 1;
    }
    let next = 1;
    for (const { seq, record } of all(history)) {
      const fact = isFrame(record) ? undefined : record[1];
      next += fact?.kind === 'dropped' ? fact.frames : 1;
      expect(seq).toBe(next - 1);
    }
    expect(next - 1).toBe(appended);
  });

  it('keeps what tells of a socket’s life for as long as there are frames to let go', () => {
    const history = createHistory(5000);
    history.append(started);
    for (let i = 1; i <= 10; i++) {
      history.append(opened(i));
      for (let k = 0; k < 20; k++) history.append(frame(i, 'x'.repeat(100)));
    }
    const kinds = story(all(history)).filter((line) => line.endsWith('opened'));
    expect(kinds).toHaveLength(10);
  });

  it('stays within its budget even when a page has nothing but openings', () => {
    const history = createHistory(5000);
    history.append(started);
    for (let i = 1; i <= 1000; i++) history.append(opened(i));
    const told = story(all(history));
    expect(told.filter((line) => line.endsWith('opened')).length).toBeLessThan(30);
    expect(told[0]).toBe('1 page-started');
  });

  it('does not tell again what the reader has had', () => {
    const history = createHistory(3000);
    for (let i = 0; i < 5; i++) history.append(frame(1, 'x'.repeat(200)));
    expect(all(history)).toHaveLength(5);
    for (let i = 0; i < 10; i++) history.append(frame(1, 'y'.repeat(200)));
    const told = all(history);
    let next = 6;
    for (const { seq, record } of told) {
      const fact = isFrame(record) ? undefined : record[1];
      next += fact?.kind === 'dropped' ? fact.frames : 1;
      expect(seq).toBe(next - 1);
    }
    expect(next).toBe(16);
  });

  it('tells a panel that comes later of the whole gap', () => {
    const history = createHistory(3000);
    for (let i = 0; i < 15; i++) history.append(frame(1, 'x'.repeat(200)));
    all(history);
    history.rewind(1);
    const first = all(history)[0];
    expect(first?.record[1]).toMatchObject({ kind: 'dropped', where: 'relay', socket: 1 });
  });

  it('waits at a frame whose bytes are still being read', () => {
    const history = createHistory(1 << 20);
    const entry = history.append([0, 2, 1, 3, null, -1], true);
    history.append(frame(1, 'after'));
    expect(all(history)).toEqual([]);
    history.settle(entry, new Uint8Array([1, 2, 3]));
    const told = all(history);
    expect(told).toHaveLength(2);
    expect(told[0]?.record[4]).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('shrinks with its budget', () => {
    const history = createHistory(1 << 20);
    for (let i = 0; i < 100; i++) history.append(frame(1, 'x'.repeat(100)));
    history.setBudget(1000);
    expect(all(history).length).toBeLessThan(5);
  });

  it('goes on after a gap of which the reader has had a part', () => {
    const history = createHistory(1 << 20);
    for (const text of ['a', 'b', 'c']) history.append(frame(1, text));
    history.take(2, 1 << 20);
    history.setBudget(0);
    history.setBudget(1 << 20);
    history.append(frame(1, 'd'));
    expect(story(all(history))).toEqual(['3 dropped 1 (1 bytes) of 1', '4 frame 1 d']);
  });

  it('tells of as much of a gap as the reader lacks', () => {
    const history = createHistory(1 << 20);
    for (const text of ['a', 'b', 'c', 'd', 'e']) history.append(frame(1, text));
    history.setBudget(0);
    history.rewind(4);
    expect(all(history).map(({ seq, record }) => [seq, record[1]])).toEqual([
      [5, expect.objectContaining({ kind: 'dropped', frames: 2 })],
    ]);
  });

  it('drops refused sends with the messages, before what tells of a socket’s life', () => {
    const history = createHistory(3000);
    history.append(opened(1));
    const refused: HookRecord = [0, { kind: 'send-refused', socket: 2, outcome: 'dropped', readyState: 3 }];
    for (let i = 0; i < 100; i++) history.append(refused);
    const told = story(all(history));
    expect(told[0]).toBe('1 opened');
    expect(told[1]).toMatch(/dropped \d+ \(0 bytes\) of 2$/);
  });

  it('counts the bytes that a dropped message had, not those that were stored', () => {
    const history = createHistory(1 << 20);
    history.append([0, 0, 1, 70_000, 'beginning', -1]);
    history.append([0, { kind: 'online' }]);
    history.setBudget(0);
    expect(story(all(history))).toEqual(['1 dropped 1 (70000 bytes) of 1', '2 dropped 1 (0 bytes) of none']);
  });

  it('discards as little as brings it a thirty-second below its budget', () => {
    const history = createHistory(3200);
    for (let i = 0; i < 10; i++) history.append(frame(1, 'x'.repeat(120)));
    expect(story(all(history))).toHaveLength(10);
    history.append(frame(1, 'y'.repeat(120)));
    history.rewind(1);
    // Two are dropped, and their gap takes 200 bytes of memory itself.
    expect(story(all(history))[0]).toBe('2 dropped 2 (240 bytes) of 1');
  });

  it('makes room for bytes that were read', () => {
    const history = createHistory(2000);
    const entries = [1, 2, 3].map(() => history.append([0, 2, 1, 900, null, -1], true));
    for (const entry of entries) history.settle(entry, new Uint8Array(900));
    expect(story(all(history)).map((line) => line.replace(/frame.*/, 'frame'))).toEqual([
      '2 dropped 2 (1800 bytes) of 1',
      '3 frame',
    ]);
  });

  it('gives up the bytes of a message that never come, or come when it was dropped', () => {
    const history = createHistory(1 << 20);
    const never = history.append([0, 2, 1, 3, null, -1], true);
    history.settle(never, null);
    history.settle(never, new Uint8Array(3));
    const late = history.append([0, 2, 1, 3, null, -1], true);
    expect(all(history).map(({ record }) => record[4])).toEqual([null]);
    history.setBudget(0);
    history.settle(late, new Uint8Array(3));
    expect(story(all(history))).toEqual(['2 dropped 1 (3 bytes) of 1']);
  });

  it('tells of a gap of several sockets what of each the reader lacks', () => {
    const history = createHistory(1 << 20);
    for (const socket of [1, 1, 2, 3, 3, 2]) history.append(frame(socket, 'four'));
    history.setBudget(0);
    const told = (from: number): string[] => {
      history.rewind(from);
      return story(all(history));
    };
    expect(told(1)).toEqual([
      '2 dropped 2 (8 bytes) of 1',
      '4 dropped 2 (8 bytes) of 2',
      '6 dropped 2 (8 bytes) of 3',
    ]);
    expect(told(4)).toEqual(['4 dropped 1 (8 bytes) of 2', '6 dropped 2 (8 bytes) of 3']);
    expect(told(5)).toEqual(['6 dropped 2 (8 bytes) of 3']);
  });
});

describe('what is held back', () => {
  const opened = (at: number): HookRecord => [
    at,
    { kind: 'opened', socket: 1, protocol: '', extensions: '' },
  ];
  const closed = (at: number): HookRecord => [at, { kind: 'errored', socket: 1, readyState: 3 }];
  const message = (at: number): HookRecord => [at, 0, 1, -1, `${at}`, -1];
  const read = (history: ReturnType<typeof createHistory>) =>
    history.take(100, 1 << 20).map(({ seq, record }) => {
      const [at, kind] = record;
      return `${seq} ${typeof kind === 'object' ? kind.kind : 'message'} ${at}`;
    });

  it('is numbered with what belongs between it, by time', () => {
    const history = createHistory(1 << 20);
    history.append(opened(1));
    history.hold();
    for (const fact of [opened(2), closed(5), opened(7), closed(9)]) history.append(fact);
    expect([read(history), history.next]).toEqual([['1 opened 1'], 2]);
    for (const at of [2, 4, 5]) history.insert(message(at));
    expect(read(history)).toEqual(['2 opened 2', '3 message 2', '4 message 4', '5 message 5']);
    history.insert(message(8));
    history.release();
    history.append(message(10));
    expect(read(history)).toEqual([
      '6 errored 5',
      '7 opened 7',
      '8 message 8',
      '9 errored 9',
      '10 message 10',
    ]);
    history.rewind(4);
    expect(read(history)).toHaveLength(7);
  });

  it('is not read before it has a number, by a reader that goes back either', () => {
    const history = createHistory(1 << 20);
    history.append(message(1));
    history.hold();
    history.append(opened(2));
    history.rewind(1);
    expect(read(history)).toEqual(['1 message 1']);
    expect(read(history)).toEqual([]);
    history.insert(message(3));
    expect(read(history)).toEqual(['2 opened 2', '3 message 3']);
  });

  it('may be dropped before it has numbers, and each of them is told of', () => {
    const history = createHistory(20_000);
    history.hold();
    for (let at = 1; at <= 300; at++) {
      history.append([at, { kind: 'send-refused', socket: 1, outcome: 'dropped', readyState: 3 }]);
    }
    for (let at = 1; at <= 300; at += 10) history.insert(message(at));
    history.release();
    let next = 1;
    for (const { seq, record } of history.take(1000, 1 << 20)) {
      const fact = record[1];
      expect(seq - (typeof fact === 'object' && fact.kind === 'dropped' ? fact.frames : 1) + 1).toBe(next);
      next = seq + 1;
    }
    expect(next).toBe(331);
  });
});
