import { describe, expect, it, test } from 'vitest';
import { EVERYTHING } from '../../../../src/export/trace/choose-frames.ts';
import { type FrameMask, shownBeginning, shownFrames } from '../../../../src/export/trace/shown-frames.ts';
import { EDGE } from '../../../../src/redaction/split-secrets.ts';
import type { Frame } from '../../../../src/session/messages/frame-log.ts';

const frame = (id: number, text: string, more: Partial<Frame> = {}): Frame => ({
  id,
  at: id,
  direction: 'received',
  opcode: 'text',
  size: text.length,
  kept: text.length,
  text,
  ...more,
});
const frames = (count: number, text = 'x'): Frame[] =>
  Array.from({ length: count }, (_, at) => frame(at + 1, text));
const ids = (list: readonly Frame[]): number[] => list.map(({ id }) => id);

/** A mask that changes nothing and notes the messages that it was given. */
function noting(): { given: (readonly Frame[])[]; long: Frame[]; mask: FrameMask } {
  const given: (readonly Frame[])[] = [];
  const long: Frame[] = [];
  return {
    given,
    long,
    mask: {
      *inParts(one) {
        long.push(one);
        yield;
        yield;
        return one;
      },
      frames(list) {
        given.push(list);
        return [...list];
      },
    },
  };
}

describe('messages', () => {
  it('are masked in batches of 256, each with three messages around it', () => {
    const { given, mask } = noting();
    const all = frames(600);
    const shown = [...shownFrames(all, EVERYTHING, mask)];
    expect(shown.map(({ length }) => length)).toEqual([256, 256, 88]);
    expect(shown.flat()).toEqual(all);
    const ends = given.map((list) => [list[0]?.id, list.at(-1)?.id]);
    expect(ends).toEqual([
      [1, 259],
      [254, 515],
      [510, 600],
    ]);
  });

  it('are around a batch as they are where they are short, so that none is masked twice', () => {
    const { given, mask } = noting();
    const all = frames(300);
    for (const _ of shownFrames(all, EVERYTHING, mask));
    expect(new Set(given.flat()).size).toBe(all.length);
  });

  it('are masked in batches of 16,384 characters, those of Base64 too', () => {
    const half = { text: 'x'.repeat(5_000), base64: 'y'.repeat(3_192) };
    const { mask } = noting();
    const sizes = (list: Frame[]): number[] =>
      [...shownFrames(list, EVERYTHING, mask)].map(({ length }) => length);
    expect(sizes([1, 2, 3].map((id) => frame(id, '', half)))).toEqual([2, 1]);
    expect(sizes([1, 2, 3].map((id) => frame(id, '', { ...half, base64: 'y'.repeat(3_191) })))).toEqual([3]);
  });

  it('that are long are masked with pauses', () => {
    const { long, mask } = noting();
    const all = [frame(1, 'x'), frame(2, 'x'.repeat(16_384)), frame(3, 'x'.repeat(16_383)), frame(4, 'x')];
    const shown = [...shownFrames(all, EVERYTHING, mask)];
    expect(shown.map(ids)).toEqual([[], [], [1, 2], [3, 4]]);
    expect(ids(long)).toEqual([2]);
  });

  it('that are binary need no text', () => {
    const { long, mask } = noting();
    const { text: _text, ...binary } = frame(1, '');
    expect([...shownFrames([{ ...binary, base64: 'y'.repeat(20_000) }], EVERYTHING, mask)]).toHaveLength(1);
    expect(long).toEqual([]);
  });

  it('without payloads are never masked', () => {
    const { given, long, mask } = noting();
    const shown = [...shownFrames([frame(1, 'x'.repeat(20_000))], { ...EVERYTHING, payloads: false }, mask)];
    expect(shown).toEqual([[expect.objectContaining({ id: 1, kept: 0, size: 20_000 })]]);
    expect(shown.flat()[0]).not.toHaveProperty('text');
    expect([given, long]).toEqual([[], []]);
  });

  it('have the edges of those around them in sight, and no Base64', () => {
    const { given, mask } = noting();
    const long = `<${'x'.repeat(20_000)}>`;
    const { text: _text, ...binary } = frame(2, '', { base64: 'AAAA' });
    const all = [
      frame(1, long),
      binary,
      ...frames(255).map((one) => ({ ...one, id: one.id + 2 })),
      frame(300, long),
    ];
    const shown = [...shownFrames(all, EVERYTHING, mask)];
    expect(shown.flat()).toEqual(all);
    const [first = [], second = [], third = []] = given;
    expect(first[1]).not.toHaveProperty('base64');
    expect(second[0]?.text).toBe(long.slice(-EDGE));
    expect(second[1]).toEqual(binary);
    expect(second.at(-1)?.text).toBe(long.slice(0, EDGE));
    expect(third.at(-1)?.text).toBe(long);
  });

  it('have three of each direction in sight', () => {
    const { given, mask } = noting();
    const all = frames(300).map((one) => ({
      ...one,
      direction: [257, 260].includes(one.id) ? ('sent' as const) : ('received' as const),
    }));
    const batches = shownFrames(all, EVERYTHING, mask);
    batches.next();
    expect(ids(given[0]?.slice(256) ?? [])).toEqual([257, 258, 259, 260, 261]);
  });

  it('have those of the nearest 64 in sight', () => {
    const around = (sent: number): number[] => {
      const { given, mask } = noting();
      const all = frames(256 + 70).map((one) =>
        one.id === sent ? { ...one, direction: 'sent' as const } : one,
      );
      shownFrames(all, EVERYTHING, mask).next();
      return ids(given[0]?.slice(256) ?? []);
    };
    expect(around(320)).toEqual([257, 258, 259, 320]);
    expect(around(321)).toEqual([257, 258, 259]);
  });
});

describe('the beginning of a message', () => {
  const all = frames(200, 'abcdef');

  it.each([
    [0, 3, [1, 2, 3, 4]],
    [2, 3, [1, 2, 3, 4, 5, 6]],
    [100, 3, [98, 99, 100, 101, 102, 103, 104]],
    [199, 3, [197, 198, 199, 200]],
  ])('%d of %d characters, with the messages around it', (at, length, around) => {
    const { given, mask } = noting();
    const shown = shownBeginning(all, at, length, mask.frames);
    expect([shown?.id, shown?.text]).toEqual([at + 1, 'abc']);
    expect(ids(given[0] ?? [])).toEqual(around);
    expect(all[at]?.text).toBe('abcdef');
  });

  it('is the message itself where that is no longer', () => {
    const { mask } = noting();
    expect(shownBeginning(all, 3, 6, mask.frames)).toBe(all[3]);
    const { text: _text, ...binary } = frame(1, '');
    expect(shownBeginning([binary], 0, 3, mask.frames)).toBe(binary);
  });

  it('looks 64 messages back and ahead', () => {
    const sent = (...which: number[]): number[] => {
      const { given, mask } = noting();
      const list = all.map((one) => (which.includes(one.id) ? { ...one, direction: 'sent' as const } : one));
      shownBeginning(list, 100, 3, mask.frames);
      return ids(given[0] ?? []).filter((id) => which.includes(id));
    };
    expect(sent(37, 165)).toEqual([37, 165]);
    expect(sent(36, 166)).toEqual([]);
  });
});

test('no message at a place that the list does not have', () => {
  expect(shownBeginning([], 0, 3, (list) => [...list])).toBeUndefined();
});
