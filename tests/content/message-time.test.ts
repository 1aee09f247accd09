import { beforeEach, expect, it, vi } from 'vitest';

let date = 0;
let precise = 0;
let messageTime: (event: Event | undefined) => number;

beforeEach(async () => {
  vi.resetModules();
  vi.spyOn(Date, 'now').mockImplementation(() => date);
  vi.spyOn(performance, 'now').mockImplementation(() => precise);
  ({ messageTime } = await import('../../content/page-hook/message-time.ts'));
  vi.restoreAllMocks();
});

const received = (): Event => new Event('message');

it('reads the clock once a millisecond for messages of one direction', () => {
  [date, precise] = [1, 1.25];
  expect(messageTime(undefined)).toBe(1.25);
  precise = 1.75;
  expect(messageTime(undefined)).toBe(1.25);
  date = 2;
  expect(messageTime(undefined)).toBe(1.75);
});

it('reads it again when the direction changes, so that no response comes before its request', () => {
  [date, precise] = [5, 5.1];
  expect(messageTime(undefined)).toBe(5.1);
  const answer = received();
  expect(messageTime(answer)).toBe(answer.timeStamp);
  expect(messageTime(received())).toBe(answer.timeStamp);
  precise = 5.9;
  expect(messageTime(undefined)).toBe(5.9);
});
