import { describe, expect, it } from 'vitest';
import { searchPattern, searchSession } from '../../../src/export/search-session.ts';
import { livedWithin, metricsOf, sizesWithin, wholeRange } from '../../../src/metrics/metrics.ts';
import { excessesOf, readLimits } from '../../../src/metrics/thresholds.ts';
import { seriesOf } from '../../../src/metrics/time-series.ts';
import { clearSession } from '../../../src/session/evict-connections.ts';
import { countFrame, createTimeBuckets } from '../../../src/session/messages/time-buckets.ts';
import { foldAttempts } from '../../../src/session/reconnect-groups.ts';
import type { Session } from '../../../src/session/session.ts';
import { reattachMessages } from '../../../src/session/undo-clear.ts';
import { attempt, closed, created, frame, opened, START, tape, wait } from '../../support/tape.ts';

const FORBIDDEN = 'Error during WebSocket handshake: Unexpected response code: 403';
const range = (from: number, until: number) => ({ from: START + from, until: START + until });
const first = (session: Session) => {
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape has no connection');
  return connection;
};

describe('messages by time', () => {
  it('are kept in wider stretches when there are many, and none is lost', () => {
    const timeBuckets = createTimeBuckets();
    for (let second = 0; second < 5000; second += 1)
      countFrame(timeBuckets, START + second * 1000, 'sent', 100);
    expect(timeBuckets.buckets.length).toBeLessThanOrEqual(600);
    expect(timeBuckets.buckets.reduce((sum, { sentFrames }) => sum + sentFrames, 0)).toBe(5000);
    expect(timeBuckets.buckets.reduce((sum, { sentBytes }) => sum + sentBytes, 0)).toBe(500_000);
    const order = timeBuckets.buckets.map(({ index }) => index);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('that come late stand where they belong', () => {
    const timeBuckets = createTimeBuckets();
    for (const at of [5000, 1000, 3000, 1500]) countFrame(timeBuckets, START + at, 'received', 1);
    expect(timeBuckets.buckets.map(({ receivedFrames }) => receivedFrames)).toEqual([2, 1, 1]);
  });
});

describe('figures', () => {
  const session = tape(
    created('wss://a.test/'),
    opened(60),
    frame('sent', 1000, '{"id":1,"method":"ask"}'),
    frame('received', 1200, '{"id":1,"result":0}'),
    attempt('wss://b.test/', FORBIDDEN, { at: 2000 }),
    wait(4000),
  );

  it('count what is open, was tried and failed', () => {
    expect(metricsOf(session)).toMatchObject({
      open: 1,
      attemptsPerMinute: 2,
      failuresPerMinute: 1,
      errorRate: 0.5,
      reply: { p50: 200, p95: 200, count: 1 },
      handshake: { p50: 50, count: 1 },
      sentPerSecond: 0.2,
    });
  });

  it('forget after a minute, but not what a range asks for', () => {
    const later = tape(attempt('wss://b.test/', FORBIDDEN), wait(120_000));
    expect(metricsOf(later)).toMatchObject({ attemptsPerMinute: 0, failuresPerMinute: 0 });
    expect(metricsOf(later)).not.toHaveProperty('errorRate');
    expect(metricsOf(later, range(0, 60_000))).toMatchObject({ attemptsPerMinute: 1, failuresPerMinute: 1 });
  });

  it('of nothing are nothing: no rate, no time', () => {
    expect(metricsOf(tape())).toEqual(
      expect.objectContaining({ open: 0, attemptsPerMinute: 0, sentPerSecond: 0 }),
    );
    expect(metricsOf(tape())).not.toHaveProperty('reply');
  });

  it('a server’s clean close is no failure, and a cut is one', () => {
    const ended = (code: number) =>
      metricsOf(tape(created('wss://a.test/'), opened(50), closed(100, code), wait(200))).failuresPerMinute;
    expect([ended(1000), ended(1006)]).toEqual([0, 1]);
  });

  it('above their limits are told, with the limit', () => {
    const metrics = metricsOf(session);
    expect(excessesOf(metrics, { open: 0, failuresPerMinute: 5 })).toEqual([
      { figure: 'open', value: 1, most: 0 },
    ]);
    expect(excessesOf(metrics, { open: 1 })).toEqual([]);
    expect(readLimits({ open: 3, errorRate: 'much', replyP95: -1, foo: 1 })).toEqual({ open: 3 });
  });

  it('of sizes and series add up to the messages that there are', () => {
    const whole = wholeRange(session);
    expect(sizesWithin(session, whole).reduce((sum, count) => sum + count, 0)).toBe(2);
    const { at, sent, p95 } = seriesOf(session, whole);
    expect(sent.length).toBe(at.length);
    expect(sent.reduce((sum, rate) => sum + rate, 0)).toBe(1);
    expect(p95.filter((time) => time !== null)).toEqual([200]);
  });

  it('know who lived in a range', () => {
    const gone = tape(created('wss://a.test/'), opened(50), closed(1000, 1000), wait(9000));
    expect(livedWithin(first(gone), gone.clock, range(500, 700))).toBe(true);
    expect(livedWithin(first(gone), gone.clock, range(2000, 3000))).toBe(false);
  });
});

describe('attempts', () => {
  const sizes = (session: Session) =>
    [...new Set(foldAttempts(session).values())].map(({ length }) => length);

  it('one after another at one url are one connection, whatever their queries', () => {
    expect(
      sizes(
        tape(
          attempt('wss://a.test/live?try=1', FORBIDDEN),
          attempt('wss://a.test/live?try=2', FORBIDDEN, { at: 500 }),
          attempt('wss://a.test/other', FORBIDDEN, { at: 900 }),
        ),
      ),
    ).toEqual([2, 1]);
  });

  it('at the same time are two', () => {
    const two = tape(
      created('wss://a.test/'),
      opened(50),
      created('wss://a.test/', { at: 100 }),
      opened(150),
    );
    expect(sizes(two)).toEqual([1, 1]);
  });
});

describe('clearing', () => {
  const played = () =>
    tape(
      attempt('wss://bad.test/', FORBIDDEN),
      created('wss://a.test/', { at: 100 }),
      opened(150),
      frame('received', 200, 'one'),
      frame('received', 300, 'two'),
    );

  it('can be undone: connections, messages and counts are as before', () => {
    const session = played();
    const before = structuredClone([...session.connections.values()]).map(
      ({ frames, timeBuckets, id, notes }) => ({
        frames,
        timeBuckets: timeBuckets,
        id,
        notes,
      }),
    );
    const notes = session.notes.size;
    const cleared = clearSession(session);
    expect(session.connections.size).toBe(1);
    expect(first(session).frames.kept).toEqual([]);
    reattachMessages(session, cleared);
    expect([...session.connections.values()]).toMatchObject(before);
    expect(session.notes.size).toBe(notes);
  });

  it('leaves nothing of the messages behind when it is not undone', () => {
    const session = played();
    clearSession(session);
    expect(JSON.stringify([...session.connections.values()])).not.toContain('"two"');
    expect(first(session).timeBuckets.buckets).toEqual([]);
  });
});

describe('search', () => {
  const session = tape(created('wss://a.test/live'), opened(50), frame('received', 60, 'Hello World'));
  const find = (query: string) => {
    const pattern = searchPattern(query);
    return pattern ? [...searchSession(session, pattern)].flatMap(({ hits }) => hits) : undefined;
  };

  it('finds words in messages and urls, capitals or not, and expressions', () => {
    expect(find('hello')).toMatchObject([{ where: 'frame', before: '', found: 'Hello', after: ' World' }]);
    expect(find('/w.rld$/i')).toMatchObject([{ where: 'frame', found: 'World' }]);
    expect(find('live')).toMatchObject([{ where: 'url' }]);
    expect(find('a.test')?.length).toBe(1);
    expect(find('aXtest')).toEqual([]);
  });

  it('waits while an expression is being typed', () => {
    expect(find('/(/')).toBeUndefined();
  });
});
