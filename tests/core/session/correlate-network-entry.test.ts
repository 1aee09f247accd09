import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  answered,
  closed,
  created,
  failed,
  frame,
  opened,
  START,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const url = 'ws://api.test/live';
const tooMany = (at: number, startedAt: number): Step =>
  wire(at, { url, reason: answered(429), startedAt: START + startedAt });

/** Status of the log's entry by socket; a socket that only the log knows has no number. */
function entries(session: Session): [number | undefined, string | undefined][] {
  return [...session.connections.values()].map(({ socket, wire }) => [socket, wire?.entry.reason]);
}

const three = [created(url, { at: 10 }), created(url, { at: 10.1 }), created(url, { at: 10.2 })];

describe('three sockets of one url, of which one is refused', () => {
  test('the log speaks before the page has told which of them opened', () => {
    const session = tape(
      three,
      tooMany(40, 35),
      opened(20, { socket: 1 }),
      opened(30, { socket: 3 }),
      failed(38, { socket: 2 }),
    );
    expect(entries(session)).toEqual([
      [1, undefined],
      [2, answered(429)],
      [3, undefined],
    ]);
    expect(diagnose(session, rules).findings[0]?.rule.id).toBe('rate-limited');
  });

  test('the log speaks before the page has told of any of them', () => {
    const session = tape(
      tooMany(40, 35),
      three,
      opened(20, { socket: 1 }),
      opened(30, { socket: 2 }),
      failed(38, { socket: 3 }),
    );
    expect(entries(session)).toEqual([
      [1, undefined],
      [2, undefined],
      [3, answered(429)],
    ]);
  });

  test('the answer is the same when the page has told everything before', () => {
    const session = tape(
      three,
      opened(20, { socket: 1 }),
      opened(30, { socket: 3 }),
      failed(38, { socket: 2 }),
      tooMany(40, 35),
    );
    expect(entries(session)[1]).toEqual([2, answered(429)]);
  });
});

test('an entry that no socket of the page can be the owner of stands by itself, and is counted once', () => {
  const session = tape(
    created(url),
    tooMany(30, 12),
    opened(40),
    frame('sent', 50),
    created(url, { at: 200 }),
  );
  expect(entries(session)).toEqual([
    [1, undefined],
    [undefined, answered(429)],
    [2, undefined],
  ]);
});

test('a request never leaves before its socket was made', () => {
  const session = tape(
    created(url, { at: 0 }),
    ...failed(1_450),
    created(url, { at: 1_500 }),
    ...failed(1_600),
    tooMany(1_610, 1_400),
  );
  expect(entries(session)[0]).toEqual([1, answered(429)]);
});

test('a socket that opened owns the entry of a handshake that succeeded', () => {
  const session = tape(
    created(url, { at: 10 }),
    created(url, { at: 10.5 }),
    ...failed(20, { socket: 2 }),
    opened(30, { socket: 1 }),
    closed(40, 1000, { socket: 1 }),
    wire(50, { url, status: 101, startedAt: START + 12 }),
  );
  expect([...session.connections.values()].map(({ wire }) => wire?.entry.status)).toEqual([101, undefined]);
});

test.each([
  ['6 s before the socket, told after it', [created(url, { at: 10_000 }), tooMany(10_100, 4_000)]],
  ['6 s after the socket, told before it', [tooMany(7_100, 7_000), created(url, { at: 1_000 })]],
])('an entry that began %s is another’s', (_name, steps) => {
  expect(entries(tape(steps))).toContainEqual([1, undefined]);
  expect(entries(tape(steps))).toContainEqual([undefined, answered(429)]);
});
