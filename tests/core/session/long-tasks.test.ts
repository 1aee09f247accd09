import { expect, it } from 'vitest';
import { noteLongTask } from '../../../src/session/long-tasks.ts';
import { connectionAt } from '../../support/connections.ts';
import { closed, created, longTask, opened, page, type Step, tape } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const tasks = (...steps: (Step | Step[])[]) => connectionAt(tape(...steps)).longTasks;
const open = [created(URL_), opened(20)];

it('long tasks are added up for a connection that is open, the first five by their events', () => {
  const many = [300, 500, 200, 250, 250, 250].map((duration, i) => longTask(1_000 + i, duration));
  expect(tasks(open, ...many)).toEqual({ count: 6, total: 1_750, longest: 500, events: [4, 5, 6, 7, 8] });
});

it('they change the connection', () => {
  const { revision } = connectionAt(tape(open));
  expect(connectionAt(tape(open, longTask(1_000, 300))).revision).toBe(revision + 1);
});

it('they do not concern a connection that has not opened, or has closed', () => {
  expect(tasks(created(URL_), longTask(15, 300), opened(20))).toBeUndefined();
  expect(tasks(open, closed(30, 1000), longTask(40, 300))).toBeUndefined();
});

it('they do not concern another document', () => {
  const session = tape(
    page('http://page.test/'),
    page('http://frame.test/', { context: 'frame', at: 5 }),
    created(URL_, { context: 'frame' }),
    opened(20, { context: 'frame' }),
    open,
    longTask(40, 300),
  );
  expect([0, 1].map((index) => connectionAt(session, index).longTasks?.count)).toEqual([undefined, 1]);
});

it('they do not concern a connection that is no longer known', () => {
  const session = tape(open);
  session.connections.clear();
  const event = {
    source: 'page',
    kind: 'long-task',
    context: 'page',
    seq: 9,
    at: 40,
    duration: 300,
  } as const;
  expect(() => noteLongTask(session, 9, event)).not.toThrow();
});
