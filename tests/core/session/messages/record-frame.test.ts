import { expect, it } from 'vitest';
import type { Connection, ConnectionWithMessages } from '../../../../src/session/connection.ts';
import { type FirstFrame, noteFirst } from '../../../../src/session/messages/first-frames.ts';
import { gapsOf } from '../../../../src/session/messages/frame-gaps.ts';
import { takeFrame, trimLists } from '../../../../src/session/messages/record-frame.ts';
import { created, opened, tape } from '../../../support/tape.ts';
import { message } from './message.ts';

function connection(): ConnectionWithMessages {
  const [first] = tape(created('ws://api.test/live'), opened(20)).connections.values();
  if (!first) throw new Error('there is no connection');
  return first;
}

it('counts the messages of each direction', () => {
  const one = connection();
  takeFrame(one, message('abc', { id: 11, at: 110, buffered: 50 }));
  takeFrame(one, message(undefined, { id: 12, at: 120, opcode: 'binary', size: 9, base64: 'AAAA' }));
  takeFrame(one, message('x', { id: 13, at: 130, direction: 'sent', buffered: 40 }));
  expect(one.received).toEqual({
    frames: 2,
    bytes: 12,
    binary: 1,
    firstAt: 110,
    lastAt: 120,
    lastEvent: 12,
    lastSize: 9,
    largest: 9,
    largestBefore: 3,
  });
  expect(one.sent).toMatchObject({ frames: 1, bytes: 1, binary: 0, firstAt: 130, largest: 1 });
  expect(one.sent).not.toHaveProperty('largestBefore');
  expect(one.peakBuffered).toBe(50);
  expect(one.frames.kept.map(({ id }) => id)).toEqual([11, 12, 13]);
  takeFrame(one, message('y', { id: 14, at: 140 }));
  expect(one.received).toMatchObject({ largest: 9, largestBefore: 9, lastSize: 1 });
});

it('notes credentials of the first messages, and times of replies', () => {
  const one = connection();
  const key = '9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c';
  takeFrame(
    one,
    message(`{"id":1,"method":"login","api_key":"${key}"}`, { id: 11, at: 100, direction: 'sent' }),
  );
  takeFrame(one, message('{"id":1,"result":1}', { id: 12, at: 130 }));
  expect(one.credentialsSeen.secrets).toMatchObject([{ place: 'message', name: 'api_key', event: 11 }]);
  expect(one.timeBuckets.buckets.flatMap(({ replies }) => replies)).toEqual([30]);
  expect(one.firstMessages.map(({ event }) => event)).toEqual([11, 12]);
  const late = connection();
  for (let id = 1; id <= 5; id += 1) takeFrame(late, message('x', { id, direction: 'sent' }));
  takeFrame(late, message(`{"api_key":"${key}"}`, { id: 6, direction: 'sent' }));
  expect(late.credentialsSeen.secrets).toEqual([]);
});

it('gives back what its lists reserved, and keeps what is in them', () => {
  const one = connection();
  trimLists(one);
  takeFrame(one, message('{"id":1,"method":"x"}', { id: 11, at: 100, direction: 'sent' }));
  const before = structuredClone(one);
  const lists = [one.frames.kept, one.timeBuckets.buckets, one.firstMessages, one.messageStats?.pairs.kinds];
  trimLists(one);
  expect(one).toEqual(before);
  const after = [one.frames.kept, one.timeBuckets.buckets, one.firstMessages, one.messageStats?.pairs.kinds];
  after.forEach((list, at) => {
    expect(list).not.toBe(lists[at]);
  });
  takeFrame(one, message('{"id":1,"result":1}', { id: 12, at: 130 }));
  trimLists(one);
  expect(one.messageStats?.pairs).not.toHaveProperty('waiting');
});

it('keeps the beginnings of the first four messages', () => {
  const first: FirstFrame[] = [];
  const long = 'x'.repeat(513);
  expect(noteFirst(first, message(long, { id: 3, at: 5 }), 4)).toBe(first[0]);
  expect(noteFirst(first, message(long), 5)).toBeUndefined();
  noteFirst(first, message(undefined, { opcode: 'binary', base64: 'AAAA', direction: 'sent' }), 1);
  noteFirst(first, message(undefined), 1);
  expect(first).toEqual([
    { event: 3, at: 5, direction: 'received', opcode: 'text', size: 513, head: 'x'.repeat(512) },
    { event: 1, at: 0, direction: 'sent', opcode: 'binary', size: 0, head: 'AAAA' },
    { event: 1, at: 0, direction: 'received', opcode: 'text', size: 0, head: '' },
  ]);
});

it('tells where messages are missing, and how many', () => {
  const dropped = (id: number, frames: number, bytes: number) =>
    ({ id, event: { kind: 'dropped', where: 'page', frames, bytes } }) as Connection['notes'][number];
  const other = { id: 5, event: { kind: 'online' } } as Connection['notes'][number];
  const gaps = (
    notes: Connection['notes'],
    droppedFrames: number,
    droppedBytes: number,
    droppedUpTo?: number,
  ) => {
    const upTo = droppedUpTo === undefined ? {} : { droppedUpTo };
    const frames = { ...connection().frames, droppedFrames, droppedBytes, ...upTo };
    return gapsOf({ ...connection(), notes, frames });
  };
  expect(gaps([other], 0, 0)).toEqual([]);
  expect(gaps([dropped(7, 2, 20)], 2, 20)).toEqual([{ id: 7, frames: 2, bytes: 20, where: 'page' }]);
  expect(gaps([dropped(7, 2, 20), other, dropped(9, 1, 5)], 10, 100, 3)).toEqual([
    { id: 4, frames: 7, bytes: 75, where: 'panel' },
    { id: 7, frames: 2, bytes: 20, where: 'page' },
    { id: 9, frames: 1, bytes: 5, where: 'page' },
  ]);
  expect(gaps([dropped(7, 2, 20)], 3, 10)).toContainEqual({ id: 1, frames: 1, bytes: 0, where: 'panel' });
});
