import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';

type Ring = typeof import('../../content/page-hook/message-ring.ts');
let ring: Ring;

beforeEach(async () => {
  vi.resetModules();
  ring = await import('../../content/page-hook/message-ring.ts');
});

function all(until = 1e9): HookRecord[] {
  const taken: HookRecord[] = [];
  for (;;) {
    const piece = Array.from(ring.takeMessages(until, 1e9));
    if (piece.length === 0) return taken;
    taken.push(...piece);
  }
}

const text = (at: number, socket: number, content: string): void =>
  ring.keepMessage(at, 0, socket, -1, content, content.length, -1);

describe('messages in the page', () => {
  it('are handed over once and in order, whatever sockets they are of', () => {
    ring.setRingBudget(1 << 20);
    for (let i = 1; i <= 1000; i++) text(i, (i % 3) + 1, `${i}`);
    expect(all().map((record) => record[4])).toEqual(Array.from({ length: 1000 }, (_, i) => `${i + 1}`));
    expect(all()).toEqual([]);
  });

  it('are whole records', () => {
    ring.setRingBudget(1 << 20);
    ring.keepMessage(1, 1, 7, -1, 'a\nb', 3, 40);
    const bytes = new Uint8Array([1, 2]);
    ring.keepMessage(2, 2, 7, 9, bytes, 2, -1);
    ring.keepMessage(3, 3, 7, 5, null, 0, 0);
    expect(all()).toEqual([
      [1, 1, 7, -1, 'a\nb', 40],
      [2, 2, 7, 9, bytes, -1],
      [3, 3, 7, 5, null, 0],
    ]);
  });

  it('of the busiest socket go first, the oldest of them, and what is lost is told in its place', () => {
    ring.setRingBudget(100_000);
    text(1, 1, 'quiet');
    for (let i = 2; i <= 1001; i++) text(i, 2, 'x'.repeat(1000));
    const taken = all();
    expect(taken[0]).toEqual([1, 0, 1, -1, 'quiet', -1]);
    const [, lost, first] = taken;
    const frames = 1001 - taken.length + 1;
    expect(lost).toEqual([
      first?.[0],
      { kind: 'dropped', where: 'page', frames, bytes: frames * 1000, socket: 2 },
    ]);
    expect(frames).toBeGreaterThan(900);
    expect(taken.slice(2).map((record) => record[0])).toEqual(
      Array.from({ length: 1000 - frames }, (_, i) => frames + 2 + i),
    );
  });

  it('of which nothing is left are told as lost all the same', () => {
    ring.setRingBudget(10_000);
    ring.keepMessage(1, 0, 1, 50_000, 'x', 50_000, -1);
    text(2, 2, 'y');
    expect(all()).toEqual([
      [2, 0, 2, -1, 'y', -1],
      [1e9, { kind: 'dropped', where: 'page', frames: 1, bytes: 50_000, socket: 1 }],
    ]);
  });

  it('are as many as the budget allows, and none is lost silently', () => {
    ring.setRingBudget(2 << 20);
    for (let i = 1; i <= 200_000; i++) text(i, 1, '');
    const taken = all();
    const [lost] = taken;
    const frames = (lost?.[1] as { frames: number } | undefined)?.frames ?? 0;
    expect(taken.length - 1 + frames).toBe(200_000);
    expect(taken.length).toBeGreaterThan((1.9 * 2 ** 20) / 120);
    expect(taken.length).toBeLessThan((2 * 2 ** 20) / 120 + 64);
  });

  it('that came after the time of the hand-over stay for the next', () => {
    ring.setRingBudget(1 << 20);
    for (let i = 1; i <= 600; i++) text(i, 1, 'before');
    const first = Array.from(ring.takeMessages(600, 600));
    ring.setRingBudget(0);
    ring.setRingBudget(1 << 20);
    for (let i = 601; i <= 700; i++) text(i, 1, 'after');
    const rest = all(600);
    expect([...first, ...rest].map((record) => record[0])).toEqual(
      Array.from({ length: 600 }, (_, i) => i + 1),
    );
    expect(all().map((record) => record[0])).toEqual(Array.from({ length: 100 }, (_, i) => i + 601));
  });

  it('that fill a chunk between two pieces are handed over with the next', () => {
    ring.setRingBudget(1 << 20);
    for (let i = 1; i <= 4; i++) text(i, 1, 'first');
    const first = Array.from(ring.takeMessages(4, 4));
    for (let i = 5; i <= 40; i++) text(i, 1, 'second');
    const records = [...first, ...all(4), ...all()];
    expect(records.map((record) => record[0])).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('that are evicted while the rest is handed over are told, and none is handed over twice', () => {
    ring.setRingBudget(1 << 20);
    for (let i = 1; i <= 1000; i++) text(i, 1, 'x'.repeat(500));
    const first = Array.from(ring.takeMessages(1000, 1000));
    ring.setRingBudget(100_000);
    for (let i = 1001; i <= 1100; i++) text(i, 1, 'y'.repeat(500));
    const records = [...first, ...all(1000), ...all()];
    const told = records.filter((record) => typeof record[1] === 'number');
    const lost = records.reduce(
      (sum, [, fact]) => sum + (typeof fact === 'object' && 'frames' in fact ? fact.frames : 0),
      0,
    );
    expect(told.length + lost).toBe(1100);
    expect(new Set(told.map(([at]) => at)).size).toBe(told.length);
  });

  it('come in pieces that are small enough for the page to go on', () => {
    ring.setRingBudget(8 << 20);
    for (let i = 1; i <= 1000; i++) text(i, 1, 'x'.repeat(4000));
    const piece = ring.takeMessages(1e9, 1e9);
    expect(piece.length).toBeLessThan(40);
  });
});
