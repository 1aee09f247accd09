import { beforeEach, expect, it, vi } from 'vitest';

let date = 0;
let precise = 0;
let timeSent: (socket: number) => number;
let timeReceived: (event: Event) => number;

beforeEach(async () => {
  vi.resetModules();
  vi.spyOn(Date, 'now').mockImplementation(() => date);
  vi.spyOn(performance, 'now').mockImplementation(() => precise);
  ({ timeReceived, timeSent } = await import('../../content/page-hook/message-time.ts'));
  vi.restoreAllMocks();
});

const received = (): Event => new Event('message');

it('reads the clock once a millisecond for messages that are sent', () => {
  [date, precise] = [1, 1.25];
  expect(timeSent(1)).toBe(1.25);
  precise = 1.75;
  expect(timeSent(1)).toBe(1.25);
  date = 2;
  expect(timeSent(1)).toBe(1.75);
});

it('reads it again after a received message, so that no response comes before its request', () => {
  [date, precise] = [5, 5.1];
  expect(timeSent(1)).toBe(5.1);
  const answer = received();
  expect(timeReceived(answer)).toBe(answer.timeStamp);
  precise = 5.9;
  expect(timeSent(1)).toBe(5.9);
});

it('reads it again for another socket, which may have opened since', () => {
  [date, precise] = [7, 7.1];
  expect(timeSent(1)).toBe(7.1);
  precise = 7.9;
  expect(timeSent(2)).toBe(7.9);
  expect(timeSent(2)).toBe(7.9);
});
