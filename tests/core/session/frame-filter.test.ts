import { describe, expect, it } from 'vitest';
import { decodeJson } from '../../../src/decoders/json.ts';
import {
  compileFilter,
  type FrameFilter,
  fieldConditions,
  NO_FILTER,
  readFilter,
} from '../../../src/session/messages/frame-filter.ts';
import { gapsOf } from '../../../src/session/messages/frame-gaps.ts';
import { dropOldest, type Frame } from '../../../src/session/messages/frame-log.ts';
import { answers, parseFieldQuestion } from '../../../src/shared/json-path.ts';
import { parseSizeRange } from '../../../src/shared/size-range.ts';
import { diffValues } from '../../../src/shared/value-diff.ts';
import { created, frame as frameStep, opened, tape } from '../../support/tape.ts';

const frame = (text: string, more: Partial<Frame> = {}): Frame => ({
  id: 1,
  at: 0,
  direction: 'received',
  opcode: 'text',
  size: text.length,
  kept: text.length,
  text,
  ...more,
});

const lore = {
  textOf: ({ text = '' }: Frame) => text,
  decodedOf: ({ text = '' }: Frame) => decodeJson(text),
  isMarked: (id: number) => id === 7,
};

function passes(filter: Partial<FrameFilter>, ...frames: Frame[]): boolean[] {
  const compiled = compileFilter({ ...NO_FILTER, ...filter }, lore);
  if (!compiled.ok || !compiled.test) throw new Error('the filter asks nothing');
  return frames.map(compiled.test);
}

describe('a filter', () => {
  it.each<[string, Partial<FrameFilter>, Frame, Frame]>([
    ['direction', { direction: 'sent' }, frame('a', { direction: 'sent' }), frame('a')],
    ['kind', { opcode: 'binary' }, frame('a', { opcode: 'binary' }), frame('a')],
    ['size', { size: '>3' }, frame('abcd'), frame('abc')],
    ['text in whatever case', { text: 'ab' }, frame('xAB'), frame('xa b')],
    ['text with capitals as written', { text: 'Ab' }, frame('xAb'), frame('xab')],
    ['signs in a text as they are', { text: 'a.b(' }, frame('a.b('), frame('axb(')],
    ['an expression', { text: '^a.b$', regex: true }, frame('axb'), frame('axbx')],
    ['a field', { field: '$.id = 5' }, frame('{"id":5}'), frame('{"id":6}')],
    ['a name', { name: 'jo' }, frame('{"type":"join"}'), frame('{"type":"leave"}')],
    ['heartbeats', { hideBeats: true }, frame('{"type":"pong!"}'), frame('{"type":"ping"}')],
    ['marks', { markedOnly: true }, frame('a', { id: 7 }), frame('a', { id: 8 })],
    [
      'direction and kind',
      { direction: 'sent', opcode: 'binary' },
      frame('a', { direction: 'sent', opcode: 'binary' }),
      frame('a', { direction: 'sent' }),
    ],
    ['the least size', { size: '2-3' }, frame('ab'), frame('a')],
    ['the greatest size', { size: '2-3' }, frame('abc'), frame('abcd')],
    ['an expression in whatever case', { text: '^A', regex: true }, frame('ab'), frame('ba')],
    ['a name in whatever case', { name: ' JO ' }, frame('{"type":"Join"}'), frame('{"type":"leave"}')],
    ['a name, where some have none', { name: 'jo' }, frame('{"type":"join"}'), frame('{"jo":1}')],
    ['a name, where some are not decoded', { name: 'jo' }, frame('{"type":"join"}'), frame('jo')],
    [
      'a name, without heartbeats',
      { name: 'p', hideBeats: true },
      frame('{"type":"price"}'),
      frame('{"type":"ping"}'),
    ],
    ['heartbeats, where some are not decoded', { hideBeats: true }, frame('x'), frame('{"type":"ping"}')],
    [
      'several together',
      { text: 'join', direction: 'sent', size: '<30' },
      frame('{"type":"join"}', { direction: 'sent' }),
      frame('{"type":"join"}'),
    ],
  ])('by %s', (_name, filter, hit, miss) => expect(passes(filter, hit, miss)).toEqual([true, false]));

  it('reads the text of a message from its context', () => {
    const compiled = compileFilter({ ...NO_FILTER, text: 'x' }, { ...lore, textOf: () => 'x' });
    expect(compiled.ok && compiled.test?.(frame(''))).toBe(true);
  });

  it('keeps to the stretch of time that the panel is narrowed to', () => {
    const compiled = compileFilter(NO_FILTER, lore, { from: 10, until: 20 });
    const inside = (at: number): boolean | undefined =>
      compiled.ok ? compiled.test?.(frame('a', { at })) : undefined;
    expect([9, 10, 19, 20].map(inside)).toEqual([false, true, true, false]);
  });

  it.each(['.', '*', '+', '?', '^', '$', '{', '}', '(', ')', '|', '[', ']', '\\'])(
    'takes %s as it is, unless it is an expression',
    (sign) => expect(passes({ text: `a${sign}b` }, frame(`a${sign}b`), frame('aab'))).toEqual([true, false]),
  );

  it('that asks nothing tests nothing', () => {
    expect(compileFilter({ ...NO_FILTER, size: ' ', field: ' ', name: ' ' }, lore)).toEqual({
      ok: true,
      test: undefined,
    });
    expect(fieldConditions({ ...NO_FILTER, size: '>1', hideBeats: true })).toBe(2);
    expect(compileFilter(NO_FILTER, lore)).toEqual({ ok: true, test: undefined });
    expect(fieldConditions({ ...NO_FILTER, regex: true })).toBe(0);
  });

  it('names what is not understood', () => {
    const compiled = compileFilter({ ...NO_FILTER, text: '(', regex: true, size: 'big', field: '$[' }, lore);
    expect(compiled).toEqual({
      ok: false,
      faults: [
        { field: 'size' },
        { field: 'text', why: expect.stringMatching(/^\/\(\/i?: /) },
        { field: 'field' },
      ],
    });
  });

  it('comes back from storage, whatever was stored', () => {
    const stored = { ...NO_FILTER, text: 'x', hideBeats: true };
    expect(readFilter(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
    expect(readFilter({ direction: 'up', text: 5, hideBeats: 'yes', more: 1 })).toEqual(NO_FILTER);
    expect(readFilter({ direction: 'sent', opcode: 'binary', markedOnly: true })).toEqual({
      ...NO_FILTER,
      direction: 'sent',
      opcode: 'binary',
      markedOnly: true,
    });
    expect(readFilter({ opcode: 'ping', size: true, regex: 1 })).toEqual(NO_FILTER);
    for (const none of [null, undefined, 5, 'text', ['sent']]) expect(readFilter(none)).toEqual(NO_FILTER);
  });
});

describe('a size', () => {
  it.each([
    ['>1k', 1001, Number.POSITIVE_INFINITY],
    ['>= 1.5 kB', 1500, Number.POSITIVE_INFINITY],
    ['<200', 0, 199],
    ['100-2k', 100, 2000],
    ['42', 42, 42],
  ])('%s', (text, least, most) => expect(parseSizeRange(text)).toEqual({ least, most }));
  it.each(['', 'k', '5x', '>', '2k-100', '-5'])('%j is none', (text) =>
    expect(parseSizeRange(text)).toBeUndefined(),
  );
});

describe('a field', () => {
  const value = { user: { id: 5, name: 'Ada' }, items: [{ id: 1 }, { id: 2, 'a b': null }], ok: true };
  it.each([
    '$.user.id = 5',
    'user.id=5',
    '$.user',
    '$.items[1].id >= 2',
    '$.items[*].id = 2',
    '$..id < 2',
    '$.user.name ~ AD',
    '$.user.name = "Ada"',
    '$.user.name == "Ada"',
    '$.user.id === 5',
    '$.user.id !== 6',
    '$.items[1]["a b"] = null',
    '$.ok = true',
    '$.user.id != 6',
  ])('%s: yes', (text) => {
    const question = parseFieldQuestion(text);
    expect(question && answers(value, question)).toBe(true);
  });
  it.each([
    '$.user.id = 6',
    '$.nobody',
    '$.items[2]',
    '$..id > 5',
    '$.user = 5',
    '$.user.name < 5',
    '$.constructor',
  ])('%s: no', (text) => {
    const question = parseFieldQuestion(text);
    expect(question && answers(value, question)).toBe(false);
  });
  it.each(['$.', '$[', '= 5', 'a b', '$.a[x]'])('%j is no path', (text) =>
    expect(parseFieldQuestion(text)).toBeUndefined(),
  );
});

describe('what differs', () => {
  it('is named by its place', () => {
    const before = { id: 1, tags: ['a', 'b'], gone: 1, same: { x: 1 } };
    const after = { id: 2, tags: ['a', 'c', 'd'], same: { x: 1 }, 'new one': null };
    expect(diffValues(before, after)).toEqual([
      { path: '$.id', change: 'changed', before: 1, after: 2 },
      { path: '$.tags[1]', change: 'changed', before: 'b', after: 'c' },
      { path: '$.tags[2]', change: 'added', after: 'd' },
      { path: '$["new one"]', change: 'added', after: null },
      { path: '$.gone', change: 'removed', before: 1 },
    ]);
  });
  it('is nothing for equals', () => {
    expect(diffValues({ a: [1], b: Uint8Array.of(1) }, { a: [1], b: Uint8Array.of(1) })).toEqual([]);
  });
  it('is the whole where a list became an object', () => {
    expect(diffValues([], {})).toEqual([{ path: '$', change: 'changed', before: [], after: {} }]);
  });
});

describe('gaps', () => {
  const connectionOf = () => {
    const session = tape(
      created('ws://a.test/'),
      opened(5),
      ...Array.from({ length: 6 }, (_, at) => frameStep('received', 10 + at, `${at}`)),
    );
    const [connection] = session.connections.values();
    if (!connection) throw new Error('the tape made no connection');
    return connection;
  };
  it('there are none where nothing was let go', () => expect(gapsOf(connectionOf())).toEqual([]));
  it('the panel’s own stands before the first frame that was not let go', () => {
    const connection = connectionOf();
    const [first, second, third] = connection.frames.kept;
    dropOldest(connection.frames, 1, new Set([first?.id ?? 0]));
    expect(connection.frames.kept[0]).toBe(first);
    expect(gapsOf(connection)).toEqual([{ id: (second?.id ?? 0) + 1, frames: 1, bytes: 1, where: 'panel' }]);
    expect(connection.frames.kept[1]).toBe(third);
  });
});
