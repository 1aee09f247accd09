import { describe, expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { createRecordStream } from '../../content/relay/flow-control.ts';
import { createHistory } from '../../content/relay/record-history.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';
import type { SentRecord } from '../../src/capture/page-record.ts';

/** Short records of 201 bytes in 48 KiB, and the one that goes beyond. */
const BATCH = 245;
const WINDOW = 8000;
const GATHER = 100;
const text = (content: string, at = 0): HookRecord => [at, 0, 1, -1, content, -1];
const HEAVY = 'x'.repeat(100_000);

/** `sayTakes`: milliseconds that one message costs. */
function setUp({ sayTakes = 0 } = {}) {
  const history = createHistory(256 << 20);
  const said: RelayMessage[] = [];
  const timers: { run: () => void; delay: number }[] = [];
  const clock = { now: 0 };
  const line = { open: true };
  const stream = createRecordStream({
    context: 'c',
    history,
    timeOrigin: 1000.04,
    say(message) {
      if (!line.open) return false;
      clock.now += sayTakes;
      said.push(message);
      return true;
    },
    later: (run, delay) => timers.push({ run, delay }),
    now: () => clock.now,
  });
  const add = (count: number, record = text('x')): void => {
    for (let i = 0; i < count; i++) history.append([...record] as HookRecord);
    stream.onNewRecords();
  };
  /** Runs the one timer that there is, at its time. */
  const runTimer = (): number => {
    expect(timers).toHaveLength(1);
    const [timer] = timers.splice(0);
    clock.now += timer?.delay ?? 0;
    timer?.run();
    return timer?.delay ?? Number.NaN;
  };
  /** The records of each batch; a heavy one is in several pieces. */
  const batches = (): SentRecord[][] => {
    let json = '';
    return said.flatMap((message) => {
      if (message.kind !== 'records') return [];
      json += message.json;
      if (message.more) return [];
      const whole = JSON.parse(json) as SentRecord[];
      json = '';
      return [whole];
    });
  };
  const sizes = (): number[] => batches().map((batch) => batch.length);
  const last = (): number | undefined => batches().at(-1)?.at(-1)?.[0];
  return { stream, add, timers, runTimer, batches, sizes, last, clock, line };
}

describe('what is sent', () => {
  it('has epoch times to a tenth of a millisecond, bytes as base64, and no content where there is none', () => {
    const { stream, add, batches } = setUp();
    add(1, text('text', 1.22));
    add(1, [2, 2, 1, 3, new Uint8Array([1, 2, 3]), 7]);
    add(1, [3, 2, 1, 9, new Blob(['still read']), -1]);
    add(1, [4, { kind: 'online' }]);
    stream.resume(1);
    expect(batches()).toEqual([
      [
        [1, [1001.3, 0, 1, -1, 'text', -1]],
        [2, [1002, 2, 1, 3, 'AQID', 7]],
        [3, [1003, 2, 1, 9, null, -1]],
        [4, [1004, { kind: 'online' }]],
      ],
    ]);
  });

  it('is nothing before the panel has said where to begin', () => {
    const { stream, add, sizes, timers } = setUp();
    add(3);
    expect([sizes(), timers.length]).toEqual([[], 0]);
    stream.resume(2);
    expect(sizes()).toEqual([2]);
  });

  it('is 48 KiB at a time', () => {
    const { stream, add, sizes } = setUp();
    add(BATCH + 1);
    stream.resume(1);
    expect(sizes()).toEqual([BATCH, 1]);
  });

  it('goes again where the line was closed', () => {
    const { stream, add, batches, line } = setUp();
    add(2);
    line.open = false;
    stream.resume(1);
    stream.stop();
    line.open = true;
    stream.resume(1);
    expect(batches().flat()).toHaveLength(2);
  });
});

describe('how fast', () => {
  it('takes 3 ms of the page at a time, and leaves as much to the page', () => {
    const { stream, add, sizes, runTimer } = setUp({ sayTakes: 2 });
    add(BATCH * 4);
    stream.resume(1);
    expect(sizes()).toHaveLength(2);
    expect(runTimer()).toBe(4);
    expect(sizes()).toHaveLength(4);
  });

  it('sends what comes within 100 ms of a record together', () => {
    const { stream, add, sizes, timers, clock, runTimer } = setUp();
    stream.resume(1);
    add(1);
    clock.now += 10;
    add(1);
    add(2);
    expect(sizes()).toEqual([1]);
    expect(runTimer()).toBe(GATHER - 10);
    expect(sizes()).toEqual([1, 3]);
    clock.now += GATHER;
    add(1);
    expect([sizes(), timers.length]).toEqual([[1, 3, 1], 0]);
  });

  it('does not wait after what the panel asked for, only after what came from the page', () => {
    const { stream, add, sizes } = setUp();
    add(3);
    stream.resume(1);
    add(1);
    expect(sizes()).toEqual([3, 1]);
  });

  it('waits when 8,000 records are not acknowledged', () => {
    const { stream, add, last, timers } = setUp();
    add(WINDOW * 2);
    stream.resume(1);
    const most = Math.ceil(WINDOW / BATCH) * BATCH;
    expect([last(), timers.length]).toEqual([most, 0]);
    stream.acknowledge(most - WINDOW + 1);
    expect(last()).toBe(most);
    stream.acknowledge(most - WINDOW + 2);
    expect(last()).toBe(most + BATCH);
    stream.acknowledge(1);
    expect(last()).toBe(most + BATCH);
    stream.acknowledge(WINDOW + 1);
    expect(last()).toBe(WINDOW * 2);
  });
});

describe('a heavy record', () => {
  it('goes alone until the panel acknowledges all of it', () => {
    const { stream, add, sizes } = setUp();
    add(1, text(HEAVY));
    add(1);
    stream.resume(1);
    stream.acknowledge(1);
    expect(sizes()).toEqual([1]);
    stream.acknowledge(2);
    expect(sizes()).toEqual([1, 1]);
  });

  it('is followed, while the page goes on, after ten times as long as it was under way', () => {
    const { stream, add, sizes, clock, runTimer } = setUp();
    stream.resume(1);
    add(1, text(HEAVY));
    add(1);
    clock.now += 30;
    stream.acknowledge(2);
    expect(sizes()).toEqual([1]);
    expect(runTimer()).toBe(300);
    expect(sizes()).toEqual([1, 1]);
  });

  it.each([
    ['without a rest where the panel is 3 s behind', 3000, [1, 1]],
    ['with one where it is less behind', 2999, [1]],
  ])('is followed %s', (_, behind, sent) => {
    const { stream, add, sizes, clock } = setUp();
    add(1, text(HEAVY));
    clock.now = behind;
    stream.resume(1);
    add(1);
    clock.now += 30;
    stream.acknowledge(2);
    expect(sizes()).toEqual(sent);
  });
});

describe('a new line', () => {
  it('may start further on than the old one was', () => {
    const { stream, add, batches } = setUp();
    add(2);
    stream.resume(1);
    stream.stop();
    add(3);
    expect(batches().flat()).toHaveLength(2);
    stream.resume(5);
    expect(
      batches()
        .at(-1)
        ?.map(([seq]) => seq),
    ).toEqual([5]);
  });

  it('of a second panel only goes back: it does not skip what the first lacks', () => {
    const { stream, add, batches } = setUp();
    add(WINDOW * 2);
    stream.resume(1);
    const sent = batches().flat().length;
    stream.resume(sent + 100);
    expect(batches().flat()).toHaveLength(sent);
    stream.resume(sent);
    expect(batches().flat()[sent]?.[0]).toBe(sent);
  });

  it('forgets the heavy record that was under way on the old one', () => {
    const { stream, add, last } = setUp();
    add(1, text(HEAVY));
    add(1);
    stream.resume(1);
    stream.stop();
    stream.resume(2);
    expect(last()).toBe(2);
  });
});

describe('when the page is left', () => {
  it('everything goes at once, up to four times as much as otherwise', () => {
    const { stream, add, last } = setUp({ sayTakes: 10 });
    add(WINDOW * 5);
    stream.flush();
    expect(last()).toBe(Math.ceil((WINDOW * 4) / BATCH) * BATCH);
  });

  it('goes on from where the panel was where it has said so, and from what it acknowledged where it has not', () => {
    const running = setUp();
    running.add(3);
    running.stream.resume(3);
    running.stream.flush();
    expect(
      running
        .batches()
        .flat()
        .map(([seq]) => seq),
    ).toEqual([3]);
    const stopped = setUp();
    stopped.add(3);
    stopped.stream.resume(1);
    stopped.stream.acknowledge(3);
    stopped.stream.stop();
    stopped.stream.flush();
    expect(
      stopped
        .batches()
        .flat()
        .map(([seq]) => seq),
    ).toEqual([1, 2, 3, 3]);
  });
});
