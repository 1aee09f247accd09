import { describe, expect, test } from 'vitest';
import {
  createMessageStats,
  type MessageStats,
  observeMessage,
} from '../../../src/session/messages/message-stats.ts';
import { percentile } from '../../../src/session/messages/request-response.ts';
import { sentShortlyBefore } from '../../../src/session/messages/send-rate.ts';
import { conversation, created, frame, opened, START, type Step, tape } from '../../support/tape.ts';
import { message } from './messages/message.ts';

function connectionWith(...steps: Step[]) {
  const [connection] = tape(created('ws://api.test/live'), opened(20), ...steps).connections.values();
  if (!connection) throw new Error('there is no connection');
  return connection;
}

function talkOf(...steps: Step[]) {
  const { messageStats } = connectionWith(...steps);
  if (!messageStats) throw new Error('nothing was said');
  return messageStats;
}

const firstMessagesOf = (...steps: Step[]) => connectionWith(...steps).firstMessages;

describe('requests and answers', () => {
  test('are paired by their ids, by kind', () => {
    const { pairs } = talkOf(
      frame('sent', 100, '{"id":1,"method":"price"}'),
      frame('sent', 110, '{"id":"two","method":"order"}'),
      frame('received', 130, '{"id":"two","result":1}'),
      frame('received', 150, '{"id":1,"result":1}'),
      frame('sent', 200, '{"id":3,"method":"price"}'),
    );
    expect(pairs.kinds).toMatchObject([
      { name: 'price', sent: 2, answered: 1, took: [50], sinceAnswer: 1 },
      { name: 'order', sent: 1, answered: 1, took: [20] },
    ]);
    expect([...(pairs.waiting?.keys() ?? [])]).toEqual(['3']);
  });

  test('stay within bounds, whatever the page asks', () => {
    const { pairs } = talkOf(
      ...Array.from({ length: 500 }, (_, i) => frame('sent', 100 + i, `{"id":${i},"method":"m${i % 40}"}`)),
    );
    expect(pairs.waiting?.size).toBeLessThanOrEqual(128);
    expect(pairs.kinds.length).toBeLessThanOrEqual(16);
  });

  test('percentiles', () => {
    const times = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([percentile(times, 0.5), percentile(times, 0.95), percentile([], 0.5)]).toEqual([51, 96, 0]);
  });
});

describe('heartbeats', () => {
  test.each([
    ['ping', 'pong'],
    ['2', '3'],
    ['{"type":"ping"}', '{"type":"pong"}'],
    ['{"event":"pusher:ping","data":{}}', '{"event":"pusher:pong","data":{}}'],
    ['[null,"7","phoenix","heartbeat",{}]', '[null,"7","phoenix","phx_reply",{"status":"ok","response":{}}]'],
    ['\n', '\n'],
    ['ping', 'ping'],
  ])('%j is answered by %j', (ping, pong) => {
    const { beat } = talkOf(frame('sent', 1_000, ping), frame('received', 1_040, pong));
    expect(beat).toMatchObject({ sent: 1, answered: 1, latest: 40, waiting: [] });
  });

  test("the server's are told from answers", () => {
    expect(talkOf(frame('received', 1_000, '2'), frame('sent', 1_001, '3')).beat).toMatchObject({
      received: 1,
      answered: 0,
    });
  });

  test.each(['hello', '{"type":"chat","text":"ping"}', 'pinging', '22'])('%j is none', (text) => {
    expect(talkOf(frame('sent', 1_000, text)).beat).toBeUndefined();
  });
});

test('the sendRate of sending, over the last second or two', () => {
  const { sendRate } = talkOf(...Array.from({ length: 100 }, (_, i) => frame('sent', 2_000 + i * 10, 'x')));
  expect(sentShortlyBefore(sendRate, START + 3_010)).toBe(100);
  expect(sentShortlyBefore(sendRate, START + 9_000)).toBe(0);
});

test('the start of a long message is a copy of its own, and short', () => {
  const [first] = firstMessagesOf(frame('received', 100, `{"a":"${'x'.repeat(100_000)}"}`));
  expect(first?.head).toHaveLength(512);
  expect(first?.size).toBeGreaterThan(100_000);
});

test('only the first few messages each way are kept', () => {
  const steps = Array.from({ length: 20 }, (_, i) => frame(i % 2 ? 'sent' : 'received', 100 + i, 'x'));
  expect(firstMessagesOf(...steps)).toHaveLength(8);
});

test('who only listens has no requests', () => {
  const [connection] = tape(conversation('ws://api.test/')).connections.values();
  expect(connection?.messageStats?.pairs.kinds).toEqual([]);
});

describe('one message more', () => {
  const seen = (...frames: Parameters<typeof observeMessage>[1][]): MessageStats => {
    const stats = createMessageStats();
    frames.forEach((frame, at) => {
      observeMessage(stats, frame, at + 1);
    });
    return stats;
  };

  test('without anything of note leaves the statistics empty', () => {
    expect(createMessageStats()).toEqual({
      pairs: { kinds: [] },
      sendRate: { second: 0, count: 0, previous: 0 },
      latestAt: 0,
      latestIsAnswer: false,
    });
    const { stream, ...rest } = seen(message('hello', { at: 7 }));
    expect(rest).toEqual({ ...createMessageStats(), latestAt: 7 });
    expect(stream).not.toBe('none');
    for (const name of ['format', 'beat', 'errors']) expect(rest).not.toHaveProperty(name);
  });

  test('may be no valid JSON, by its position', () => {
    expect(seen(message('undefined')).format?.get('no-value received')?.count).toBe(1);
    const ninth = Array.from({ length: 8 }, () => message('x'));
    const bytes = message(undefined, { opcode: 'binary', base64: 'eyJhIjoxfQ==' });
    expect(seen(...ninth.slice(1), bytes).format?.size).toBe(1);
    expect(seen(...ninth, bytes).format).toBeUndefined();
  });

  test('may show that no byte stream runs over the connection', () => {
    const both = [message('hello'), message('hello', { direction: 'sent' })];
    expect(seen(...both).stream).toBe('none');
    expect(seen(...both, message('hello')).stream).toBe('none');
  });

  test('may belong to a byte stream', () => {
    const stream = message('<stream:stream xmlns="jabber:client" version="1.0">', { id: 3 });
    expect(seen(stream).stream).toMatchObject({ heads: expect.anything() });
  });

  test('may report an error, if it was received', () => {
    const error = '{"error":"no"}';
    expect(seen(message(error), message('hello'), message(error)).errors).toMatchObject({ count: 2 });
    expect(seen(message(error, { direction: 'sent' })).errors).toBeUndefined();
  });

  test('is counted in the rate of sending, if it was sent', () => {
    expect(seen(message('a', { direction: 'sent', at: 1_500 })).sendRate).toMatchObject({
      second: 1,
      count: 1,
    });
    expect(seen(message('a', { at: 1_500 })).sendRate).toMatchObject({ second: 0, count: 0 });
  });

  test('may answer a request', () => {
    const request = message('{"id":1,"method":"a"}', { direction: 'sent', at: 10 });
    const reply = message('{"id":1,"result":2}', { at: 30 });
    expect(seen(request).latestIsAnswer).toBe(false);
    expect(seen(request, reply)).toMatchObject({
      latestIsAnswer: true,
      pairs: { latestTook: 20 },
      latestAt: 30,
    });
    expect(seen(request, reply, message('hello', { at: 40 })).latestIsAnswer).toBe(false);
  });
});

describe('a message whose time is before the latest', () => {
  const replied = (at: number): MessageStats => {
    const stats = createMessageStats();
    const sent = (time: number, text: string) => message(text, { direction: 'sent', at: time });
    [sent(10_000, 'ping'), sent(10_000, '{"id":1,"method":"a"}')].forEach((frame, i) => {
      observeMessage(stats, frame, i + 1);
    });
    observeMessage(stats, message('pong', { at }), 1);
    observeMessage(stats, message('{"id":1,"result":2}', { at }), 2);
    return stats;
  };

  test.each([
    [10_000, true],
    [9_999, false],
    [5_001, false],
    [5_000, true],
    [10_001, true],
  ])('at %d: it is paired with an earlier one: %s', (at, paired) => {
    const { beat, latestAt, latestIsAnswer } = replied(at);
    expect([beat?.answered, latestIsAnswer]).toEqual([paired ? 1 : 0, paired]);
    expect(latestAt).toBe(paired ? at : 10_000);
  });
});
