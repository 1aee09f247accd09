import { expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { createBrowserRecords, mergeByTime } from '../../content/relay/browser-records.ts';

const at = (time: number, code: 0 | 1, text = 'x'): HookRecord => [time, code, 1, -1, text, -1];

it('joins two lists in order of time; at the same time a message comes before what the page sends', () => {
  const merged = mergeByTime([at(1, 1), at(3, 1), at(3, 1), at(9, 1)], [at(0, 0), at(3, 0), at(4, 0)]);
  expect(merged.map(([time, code]) => `${time}${code}`)).toEqual(['00', '11', '30', '31', '31', '40', '91']);
});

it('puts the beginning of a connection before what happens to it, and its end after what the page does', () => {
  const fact = (kind: string): HookRecord => [3, { kind, socket: 1 } as never];
  const merged = mergeByTime(
    [fact('created'), at(3, 1), fact('close-called')],
    [fact('opened'), at(3, 0), fact('closed')],
  );
  expect(merged.map(([, kind]) => (typeof kind === 'object' ? kind.kind : kind))).toEqual([
    'created',
    'opened',
    0,
    1,
    'close-called',
    'closed',
  ]);
});

function setUp() {
  const waiting: { run: () => void; delay: number }[] = [];
  const taken: number[] = [];
  const own = createBrowserRecords(
    () => taken.push(own.takeAll().records.length),
    (run, delay) => waiting.push({ run, delay }),
  );
  const put = (count: number, weight = 1): void => {
    for (let i = 0; i < count; i++) own.put(at(3, 0, 'x'.repeat(weight)));
  };
  return { own, put, waiting, taken };
}

it('hands over 20 ms after the first record came', () => {
  const { put, waiting, taken } = setUp();
  put(2);
  expect(waiting.map(({ delay }) => delay)).toEqual([20]);
  waiting.pop()?.run();
  expect(taken).toEqual([2]);
  put(1);
  expect(waiting).toHaveLength(1);
});

it('hands over a stream of messages every 200 ms, until it is none', () => {
  const { put, waiting } = setUp();
  const delays = [4, 4, 3, 1].map((count) => {
    put(count);
    const timer = waiting.pop();
    timer?.run();
    return timer?.delay;
  });
  expect(delays).toEqual([20, 200, 200, 20]);
});

it('hands over nothing where a batch of the page took it along meanwhile', () => {
  const { own, put, waiting, taken } = setUp();
  put(1);
  expect(own.takeAll()).toEqual({ records: [at(3, 0)], weight: 101 });
  waiting.pop()?.run();
  expect([taken, own.takeAll()]).toEqual([[], { records: [], weight: 0 }]);
});

it('hands over at once what is many or heavy', () => {
  const { put, taken } = setUp();
  put(501);
  put(1, 1_000_000);
  put(1, 499_900);
  put(1, 0);
  expect(taken).toEqual([500, 2, 2]);
});

it('lets a few Blobs of a batch be read', () => {
  const own = createBrowserRecords(
    () => undefined,
    () => undefined,
  );
  const allowed = (): number => Array.from({ length: 20 }, () => own.takeBlob()).filter(Boolean).length;
  expect(allowed()).toBe(8);
  own.takeAll();
  expect(allowed()).toBe(8);
});
