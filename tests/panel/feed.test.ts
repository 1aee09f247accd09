import { describe, expect, it } from 'vitest';
import { CHUNK_CHARS, toChunks } from '../../content/relay/chunk-records.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';
import { createFeedIntake } from '../../src/capture/feed-intake.ts';
import type { SentRecord } from '../../src/capture/page-record.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession } from '../../src/session/session.ts';
import { utf8Length } from '../../src/shared/utf8-length.ts';

function feed() {
  const events: PageEvent[] = [];
  const loss = { count: 0 };
  const intake = createFeedIntake(
    (each) => events.push(...each),
    (count) => {
      loss.count += count;
    },
  );
  return { events, loss, intake: { take: intake.openConnection() } };
}

const text = (seq: number, content: string, code: 0 | 1 = 0): SentRecord => [
  seq,
  [1000 + seq, code, 1, -1, content, code === 1 ? 4 : -1],
];
const records = (...list: unknown[]): RelayMessage => ({
  kind: 'records',
  context: 'c',
  json: JSON.stringify(list),
  at: 0,
  more: false,
});

describe('feed', () => {
  it('asks a new relay for everything', () => {
    expect(feed().intake.take({ kind: 'hello', context: 'c', next: 9 })).toEqual({
      kind: 'resume',
      context: 'c',
      from: 1,
    });
  });

  it('makes events of records, and acknowledges them', () => {
    const { events, intake } = feed();
    const answer = intake.take(
      records([1, [5, { kind: 'opened', socket: 1, protocol: 'p', extensions: '' }]], text(2, 'é', 1)),
    );
    expect(answer).toEqual({ kind: 'ack', context: 'c', from: 3 });
    expect(events).toEqual([
      {
        source: 'page',
        context: 'c',
        seq: 1,
        at: 5,
        kind: 'opened',
        socket: 1,
        protocol: 'p',
        extensions: '',
      },
      {
        source: 'page',
        context: 'c',
        seq: 2,
        at: 1002,
        kind: 'frame',
        socket: 1,
        direction: 'sent',
        payload: { opcode: 'text', size: 2, kept: 2, text: 'é' },
        buffered: 4,
      },
    ]);
  });

  it('knows how much of a binary frame was kept', () => {
    const { events, intake } = feed();
    intake.take(records([1, [0, 2, 1, 9, 'AQIDBA==', -1]], [2, [0, 3, 1, 9, null, -1]]));
    expect(events.map((event) => event.kind === 'frame' && event.payload)).toEqual([
      { opcode: 'binary', size: 9, kept: 4, base64: 'AQIDBA==' },
      { opcode: 'binary', size: 9, kept: 0 },
    ]);
  });

  it('knows that a size was not counted, and never takes less than what it has', () => {
    const { events, intake } = feed();
    intake.take(
      records([1, [0, 4, 1, 9000, 'ab', -1]], [2, [0, 4, 1, 2, 'é€', -1]], [3, [0, 4, 1, 9, null, -1]]),
    );
    expect(events.map((event) => event.kind === 'frame' && event.payload)).toEqual([
      { opcode: 'text', size: 9000, sizeAtLeast: true, kept: 2, text: 'ab' },
      { opcode: 'text', size: 5, sizeAtLeast: true, kept: 5, text: 'é€' },
      { opcode: 'text', size: 9, sizeAtLeast: true, kept: 0 },
    ]);
  });

  it('lets each event in once, and goes on where it was after the worker’s death', () => {
    const { events, intake } = feed();
    intake.take(records(text(1, 'a'), text(2, 'b')));
    intake.take(records(text(2, 'b'), text(3, 'c')));
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(intake.take({ kind: 'hello', context: 'c', next: 9 })).toMatchObject({ kind: 'resume', from: 4 });
    expect(intake.take({ kind: 'hello', context: 'other', next: 9 })).toMatchObject({ from: 1 });
  });

  it('refuses and counts what has the wrong shape, and keeps the rest', () => {
    const { events, loss, intake } = feed();
    const wrong: unknown[] = [
      null,
      7,
      'text',
      [],
      ['1', [0, 0, 1, -1, 'x', -1]],
      [1, [0, 4, 1, -1, 'x', -1]],
      [1, [0, 5, 1, 9, 'x', -1]],
      [1, [0, 6, 1, 9, 'AQ==', -1]],
      [1, [0, 0, 0, -1, 'x', -1]],
      [1, [Number.NaN, 0, 1, -1, 'x', -1]],
      [1, [1e300, 0, 1, -1, 'x', -1]],
      [1, [-1, 0, 1, -1, 'x', -1]],
      [1, [1e300, { kind: 'offline' }]],
      [1, [0, 0, 1, -1, 5, -1]],
      [1, [0, 2, 1, -1, 'AQ==', -1]],
      [1, [0, 0, 1, -1, 'x']],
      [1, [0, { kind: 'nonsense' }]],
      [1, [0, { kind: '__proto__' }]],
      [1, [0, { kind: 'opened', socket: '1', protocol: '', extensions: '' }]],
      [1, [0, { kind: 'closed', socket: 1, code: 1000, reason: 7, wasClean: true, buffered: 0 }]],
    ];
    intake.take(records(...wrong, text(1, 'right')));
    expect(loss.count).toBe(wrong.length);
    expect(events).toHaveLength(1);
  });

  it('refuses messages that are none', () => {
    const { loss, intake } = feed();
    expect(intake.take({ ...records(), context: 5 } as never)).toBeUndefined();
    expect(intake.take({ ...records(), json: '{"no":"list"}' } as never)).toBeUndefined();
    expect(intake.take({ kind: 'else', context: 'c' } as never)).toBeUndefined();
    expect(loss.count).toBe(3);
  });

  it('puts pieces together, and lets those pass whose beginning it missed', () => {
    const { events, loss, intake } = feed();
    const pieces = toChunks('c', [text(1, 'é'.repeat(CHUNK_CHARS)), text(2, 'x')]);
    expect(pieces).toHaveLength(2);
    const [first, second] = pieces as [RelayMessage, RelayMessage];
    expect(intake.take(second)).toBeUndefined();
    expect(intake.take(first)).toBeUndefined();
    expect(intake.take(first)).toBeUndefined();
    expect(intake.take({ ...second, context: 'another' })).toBeUndefined();
    expect(events).toEqual([]);
    expect(intake.take(second)).toEqual({ kind: 'ack', context: 'c', from: 3 });
    expect(intake.take(second)).toBeUndefined();
    expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(loss.count).toBe(0);
  });

  const piece = (json: string, at: number, more: boolean): RelayMessage => ({
    kind: 'records',
    context: 'c',
    json,
    at,
    more,
  });

  it('does not join pieces that are out of place', () => {
    const { events, loss, intake } = feed();
    const [first, last] = [`[${JSON.stringify(text(1, 'a'))},`, `${JSON.stringify(text(2, 'b'))}]`];
    for (const at of [first.length - 1, first.length + 1]) {
      intake.take(piece(first, 0, true));
      expect(intake.take(piece(last, at, false))).toBeUndefined();
    }
    expect([events, loss.count]).toEqual([[], 0]);
  });

  it('lets go of a half-sent batch that is too large', () => {
    const { intake } = feed();
    const size = 1 << 25;
    const answers = [0, 1, 2].map((at) =>
      intake.take(piece(at === 0 ? '['.padEnd(size) : ' '.repeat(size), at * size, true)),
    );
    expect([...answers, intake.take(piece(']', 3 * size, false))]).toEqual(Array(4).fill(undefined));
  });

  it('leaves out fields that no fact has', () => {
    const { events, intake } = feed();
    intake.take(records([1, [0, { kind: 'errored', socket: 1, readyState: 3, source: 'wire', extra: 1 }]]));
    expect(events).toEqual([
      { source: 'page', context: 'c', seq: 1, at: 0, kind: 'errored', socket: 1, readyState: 3 },
    ]);
  });

  it('brings a relay’s gap into the session as dropped, not as missing', () => {
    const session = createSession();
    const take = createFeedIntake(
      (events) => {
        for (const event of events) ingest(session, event);
      },
      () => undefined,
    ).openConnection();
    const gap = [6, [0, { kind: 'dropped', where: 'relay', frames: 5, bytes: 50, socket: 1 }]];
    take(records(text(1, 'a'), gap, text(7, 'b')));
    expect(session.losses).toMatchObject({ droppedFrames: 5, droppedBytes: 50 });
    expect(session.contexts.get('c')?.missing).toBe(0);
    take(records(text(10, 'c')));
    expect(session.contexts.get('c')?.missing).toBe(2);
  });

  it('counts UTF-8 as the network does', () => {
    for (const sample of ['', 'a', 'é', '中', '😀', '\ud800', 'a\udc00b', '\ud83d\ud83d\ude00']) {
      expect(utf8Length(sample)).toBe(Buffer.byteLength(sample));
    }
  });
});
