import { describe, expect, it, test } from 'vitest';
import {
  chooseConnections,
  chooseFrames,
  EVERYTHING,
  isWithin,
  withoutPayload,
} from '../../../../src/export/trace/choose-frames.ts';
import type { ConnectionWithMessages } from '../../../../src/session/connection.ts';
import { closed, created, frame, opened, START, tape } from '../../../support/tape.ts';

const url = 'ws://api.test/live';
/** c2 lived from 10 to 40, and c6 from 100 on. */
const session = tape(
  created(url, { at: 10 }),
  opened(20),
  frame('sent', 30, 'hello'),
  closed(40, 1000),
  created(url, { at: 100 }),
  opened(110),
  ...[120, 130, 140].map((at) => frame('received', at)),
);
const [first, second] = session.connections.values() as Iterable<ConnectionWithMessages>;
if (!first || !second) throw new Error('the tape made no connections');

describe('a time', () => {
  it.each([
    [null, null, true],
    [10, null, true],
    [11, null, false],
    [null, 10, true],
    [null, 9, false],
    [10, 10, true],
  ])('10 is within %j and %j: %j', (from, to, within) =>
    expect(isWithin({ ...EVERYTHING, from, to }, 10)).toBe(within),
  );
});

describe('connections', () => {
  const chosen = (from: number | null, to: number | null, connections: string[] | null = null): unknown[] =>
    chooseConnections(session, {
      ...EVERYTHING,
      connections,
      from: from === null ? null : START + from,
      to: to === null ? null : START + to,
    }).map((each) => (each === first ? 1 : 2));

  it.each<[string, number | null, number | null, number[]]>([
    ['all', null, null, [1, 2]],
    ['that had not ended before', 40, null, [1, 2]],
    ['that ended before are left out', 41, null, [2]],
    ['that are still open', 9_000, null, [2]],
    ['that had begun by then', null, 100, [1, 2]],
    ['that began later are left out', null, 99, [1]],
    ['of neither time', 41, 99, []],
  ])('%s', (_name, from, to, found) => expect(chosen(from, to)).toEqual(found));

  it('that are named', () => {
    expect(chosen(null, null, [second.id])).toEqual([2]);
    expect(chosen(null, null, [])).toEqual([]);
    expect(chosen(null, 99, [second.id])).toEqual([]);
  });
});

describe('messages', () => {
  const chosen = (from: number | null, to: number | null): number[] =>
    chooseFrames(second, { ...EVERYTHING, from, to }).map(({ at }) => at - START);

  it('all, without a copy', () => expect(chooseFrames(second, EVERYTHING)).toBe(second.frames.kept));
  it('from a time', () => expect(chosen(START + 130, null)).toEqual([130, 140]));
  it('up to a time', () => expect(chosen(null, START + 130)).toEqual([120, 130]));
});

test('a message without its payload keeps its size', () => {
  const [message] = first.frames.kept;
  if (!message) throw new Error('the tape sent no message');
  const { text: _text, ...rest } = message;
  expect(withoutPayload({ ...message, base64: 'aGVsbG8=' })).toStrictEqual({ ...rest, kept: 0 });
});
