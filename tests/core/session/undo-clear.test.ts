import { describe, expect, it } from 'vitest';
import { clearSession } from '../../../src/session/evict-connections.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { detachMessages, reattachMessages } from '../../../src/session/undo-clear.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  closed,
  created,
  frame,
  longTask,
  network,
  opened,
  START,
  type Step,
  tape,
} from '../../support/tape.ts';

const A = 'ws://a.test/';
const request = (id: number): string => `{"id":${id},"method":"ask"}`;

/** A connection that ended and one that is open, with a request that waits for its reply. */
const two = (...more: Step[]): Session =>
  tape(
    created(A, { socket: 1 }),
    opened(20, { socket: 1 }),
    closed(30, 1000, { socket: 1 }),
    network(35, 'offline'),
    created(A, { socket: 2, at: 40 }),
    opened(50, { socket: 2 }),
    frame('sent', 1_100, request(1), { socket: 2 }),
    ...more,
  );

/** Takes one more event of the open connection. */
function next(session: Session, step: Step): void {
  if (step.kind !== 'event') throw new Error('it is no event');
  const seq = session.contexts.get('page')?.nextSeq ?? 0;
  const { draft, at } = step;
  ingest(session, { ...draft, source: 'page', context: 'page', seq, at: START + at } as never);
}
const message = (at: number, text: string, direction: 'sent' | 'received' = 'sent'): Step =>
  frame(direction, at, text, { socket: 2 });

describe('what Clear takes from an open connection', () => {
  it('is its messages, and what was learned of them', () => {
    const session = two(longTask(1_200, 300));
    const connection = connectionAt(session, 1);
    connection.repeated = { count: 1, first: 1, latest: 1, from: 'c1' };
    const { revision, frames, firstMessages, timeBuckets, messageStats, repeated, longTasks } = connection;
    expect(longTasks?.count).toBe(1);
    expect(detachMessages(session, connection)).toEqual({
      frames,
      firstMessages,
      timeBuckets,
      messageStats,
      repeated,
      longTasks,
    });
    expect(connection.frames).toEqual({ kept: [], keptBytes: 0, droppedFrames: 0, droppedBytes: 0 });
    expect([connection.firstMessages, connection.timeBuckets.buckets]).toEqual([[], []]);
    for (const name of ['messageStats', 'repeated', 'longTasks']) expect(connection).not.toHaveProperty(name);
    expect(connection.revision).toBeGreaterThan(revision);
  });

  it('has no part that the connection did not have', () => {
    const session = tape(created(A), opened(20));
    expect(Object.keys(detachMessages(session, connectionAt(session)))).toEqual([
      'frames',
      'firstMessages',
      'timeBuckets',
    ]);
  });
});

describe('undoing Clear', () => {
  it('leaves a session as it was where nothing has arrived since', () => {
    const session = two(longTask(1_200, 300));
    const before = two(longTask(1_200, 300));
    const { sharedRevision } = session;
    reattachMessages(session, clearSession(session));
    expect([...session.connections.keys()]).toEqual([...before.connections.keys()]);
    expect(connectionAt(session, 1).frames).toEqual(connectionAt(before, 1).frames);
    expect(connectionAt(session, 1).messageStats).toEqual(connectionAt(before, 1).messageStats);
    expect(connectionAt(session, 1).longTasks).toEqual(connectionAt(before, 1).longTasks);
    expect([...session.notes.keys()].sort((a, b) => a - b)).toEqual([...before.notes.keys()]);
    expect(session.pageNotes).toEqual(before.pageNotes);
    expect(session.networkChanges).toEqual(before.networkChanges);
    expect(session.openedUrls).toEqual(before.openedUrls);
    expect(session.bySocket).toEqual(before.bySocket);
    expect(session.sharedRevision).toBeGreaterThan(sharedRevision + 1);
  });

  it('puts what has arrived since behind it', () => {
    const session = two();
    const cleared = clearSession(session);
    next(session, message(5_000, request(2)));
    next(session, message(5_200, '{"id":1,"result":0}', 'received'));
    const { revision } = connectionAt(session);
    reattachMessages(session, cleared);
    const whole = two(message(5_000, request(2)), message(5_200, '{"id":1,"result":0}', 'received'));
    const [connection, expected] = [connectionAt(session, 1), connectionAt(whole, 1)];
    expect(connection.frames).toEqual(expected.frames);
    expect(connection.firstMessages).toEqual(expected.firstMessages);
    expect(connection.timeBuckets.buckets.map(({ index, sentFrames }) => [index, sentFrames])).toEqual(
      expected.timeBuckets.buckets.map(({ index, sentFrames }) => [index, sentFrames]),
    );
    expect(connection.messageStats).toEqual(expected.messageStats);
    expect(connection.messageStats?.pairs.kinds).toMatchObject([{ sent: 2, answered: 1, took: [4_100] }]);
    expect(connection.revision).toBeGreaterThan(revision);
  });

  it('keeps the statistics of a connection that had no message before', () => {
    const session = tape(created(A), opened(20));
    const cleared = clearSession(session);
    const place = { socket: 1 };
    next(session, frame('sent', 5_000, request(1), place));
    reattachMessages(session, cleared);
    expect(connectionAt(session).messageStats?.pairs.kinds).toMatchObject([{ sent: 1 }]);
  });

  it('gives no statistics to a connection without messages', () => {
    const session = tape(created(A), opened(20));
    reattachMessages(session, clearSession(session));
    expect(connectionAt(session)).not.toHaveProperty('messageStats');
  });

  it('counts each message by its position in its direction', () => {
    const early = (text: string, count: number): Step[] =>
      Array.from({ length: count }, (_, i) => message(1_200 + i, text, 'received'));
    const bytes = 'eyJhIjoxfQ==';
    /** JSON as bytes is looked for in the first eight messages received. */
    const arrives = (session: Session, at: number): void => {
      const seq = session.contexts.get('page')?.nextSeq ?? 0;
      const payload = { opcode: 'binary', size: 7, kept: 7, base64: bytes } as const;
      const place = { source: 'page', context: 'page', socket: 2, seq, at: START + at } as const;
      ingest(session, { ...place, kind: 'frame', direction: 'received', payload });
    };
    const foundAfter = (count: number): boolean => {
      const session = two(...early('x', count));
      const cleared = clearSession(session);
      next(session, message(5_000, 'sent'));
      arrives(session, 5_100);
      reattachMessages(session, cleared);
      return connectionAt(session, 1).messageStats?.format?.has('json-in-binary received') === true;
    };
    expect([6, 7, 8].map(foundAfter)).toEqual([true, true, false]);
  });

  it('adds the messages that were dropped meanwhile', () => {
    const session = two();
    Object.assign(connectionAt(session, 1).frames, { droppedFrames: 2, droppedBytes: 20 });
    const cleared = clearSession(session);
    Object.assign(connectionAt(session).frames, { droppedFrames: 3, droppedBytes: 30 });
    reattachMessages(session, cleared);
    expect(connectionAt(session, 1).frames).toMatchObject({ droppedFrames: 5, droppedBytes: 50 });
  });

  it('keeps the long tasks and repeated messages of the time since', () => {
    const session = two(longTask(1_200, 300), longTask(1_300, 300));
    connectionAt(session, 1).repeated = { count: 1, first: 1, latest: 1, from: 'c2' };
    const cleared = clearSession(session);
    next(session, longTask(5_000, 400));
    const since = { count: 7, first: 9, latest: 9, from: 'c2' };
    connectionAt(session).repeated = since;
    reattachMessages(session, cleared);
    expect(connectionAt(session, 1)).toMatchObject({
      longTasks: { count: 1, longest: 400 },
      repeated: since,
    });
  });

  it('adds up what was lost before and since', () => {
    const session = two();
    session.losses = {
      droppedFrames: 1,
      droppedBytes: 2,
      missingEvents: 3,
      malformed: 4,
      repeated: 5,
      droppedSockets: 6,
    };
    const cleared = clearSession(session);
    session.losses = {
      droppedFrames: 10,
      droppedBytes: 20,
      missingEvents: 30,
      malformed: 40,
      repeated: 50,
      droppedSockets: 60,
    };
    reattachMessages(session, cleared);
    expect(session.losses).toEqual({
      droppedFrames: 11,
      droppedBytes: 22,
      missingEvents: 33,
      malformed: 44,
      repeated: 55,
      droppedSockets: 66,
    });
  });

  it('has no number of evicted connections to add where none was', () => {
    const session = two();
    reattachMessages(session, clearSession(session));
    expect(session.losses.droppedSockets).toBe(0);
  });

  it('puts what the page did before in front of what it did since', () => {
    const session = two();
    const cleared = clearSession(session);
    next(session, network(6_000, 'online'));
    reattachMessages(session, cleared);
    expect(session.pageNotes.map(({ event }) => event.kind)).toEqual(['page-started', 'offline', 'online']);
    expect(session.networkChanges.map(({ event }) => event.kind)).toEqual(['offline', 'online']);
  });

  it('lists a change of the network once that Clear had left', () => {
    const session = two();
    const cleared = clearSession(session);
    session.networkChanges = [...cleared.networkChanges];
    reattachMessages(session, cleared);
    expect(session.networkChanges).toHaveLength(1);
  });

  it('lists the connections in the order of arrival, with those since', () => {
    const session = two();
    const cleared = clearSession(session);
    next(session, created('ws://new.test/', { socket: 3, at: 6_000 }));
    reattachMessages(session, cleared);
    const created_ = [...session.connections.values()].map(({ createdEvent }) => createdEvent);
    expect(created_).toEqual(created_.toSorted((a, b) => a - b));
    expect(session.connections.size).toBe(3);
  });

  it('lists a connection that had ended behind an older one that is open', () => {
    const session = tape(
      created(A, { socket: 1 }),
      opened(20, { socket: 1 }),
      created(A, { socket: 2, at: 40 }),
      closed(50, 1006, { socket: 2 }),
    );
    reattachMessages(session, clearSession(session));
    expect([...session.connections.values()].map(({ socket }) => socket)).toEqual([1, 2]);
  });

  it('has nothing to restore of a connection that is gone', () => {
    const session = two();
    const cleared = clearSession(session);
    session.connections.clear();
    reattachMessages(session, cleared);
    expect(session.connections.size).toBe(1);
  });
});
