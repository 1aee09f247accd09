import { describe, expect, it } from 'vitest';
import { logLineOn } from '../../../src/session/log-lines.ts';
import { connectionAt } from '../../support/connections.ts';
import { closed, created, logLine, opened, START, tape, wire } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const ofWorker = wire(40, { url: URL_, status: 101 });

describe('a line of another log', () => {
  it('is added to the connection whose entry it names, without what only the file needs', () => {
    const session = tape(
      ofWorker,
      logLine(40, { text: 'reset', topic: 'server-closed-first', proves: true }),
    );
    const { logLines, notes } = connectionAt(session);
    expect(logLines).toEqual([
      {
        event: 3,
        at: START + 40,
        log: 'Chromium net log',
        text: 'reset',
        topic: 'server-closed-first',
        proves: true,
      },
    ]);
    expect(notes.map(({ id, event }) => [id, event.kind])).toEqual([
      [2, 'wire-entry'],
      [3, 'log-line'],
    ]);
  });

  it('changes its connection and the related ones', () => {
    const before = tape(created(URL_, { at: 10 }), opened(20), ofWorker, wire(50, { url: `${URL_}/2` }));
    const after = tape(
      created(URL_, { at: 10 }),
      opened(20),
      ofWorker,
      wire(50, { url: `${URL_}/2` }),
      logLine(50, { text: 'a line' }),
    );
    const advice = [0, 1].map(
      (index) => connectionAt(after, index).adviceRevision - connectionAt(before, index).adviceRevision,
    );
    expect(advice).toEqual([1, 1]);
    expect(connectionAt(after, 1).revision).toBe(connectionAt(before, 1).revision + 1);
  });

  it('about an entry that is unknown is a note alone', () => {
    const session = tape(ofWorker, logLine(41, { text: 'a line' }));
    expect(connectionAt(session)).not.toHaveProperty('logLines');
    expect([...session.notes.values()].at(-1)?.event.kind).toBe('log-line');
  });

  it('is added to the latest connection of its entry', () => {
    const session = tape(
      ofWorker,
      wire(90, { url: `${URL_}/2`, entry: 40 }),
      logLine(40, { text: 'a line' }),
    );
    expect([0, 1].map((index) => connectionAt(session, index).logLines?.length)).toEqual([undefined, 1]);
  });

  it('is left out after the first 500', () => {
    const lines = Array.from({ length: 501 }, (_, i) => logLine(40, { text: `line ${i}` }));
    const { logLines, notes } = connectionAt(tape(ofWorker, ...lines));
    expect([logLines?.length, logLines?.at(-1)?.text, notes.length]).toEqual([500, 'line 499', 501]);
  });
});

it('the first line about a topic is found', () => {
  const session = tape(
    ofWorker,
    logLine(40, { text: 'other' }),
    logLine(40, { text: 'first', topic: 'ping-timeout' }),
    logLine(40, { text: 'second', topic: 'ping-timeout' }),
  );
  expect(logLineOn(connectionAt(session), 'ping-timeout')?.text).toBe('first');
  expect(logLineOn(connectionAt(session), 'out-of-memory')).toBeUndefined();
  const without = tape(created(URL_), opened(20), closed(30, 1000));
  expect(logLineOn(connectionAt(without), 'ping-timeout')).toBeUndefined();
});
