import { describe, expect, it } from 'vitest';
import { advanceClock, contextOf, createSession, topContext } from '../../../src/session/session.ts';
import { connectionAt, subframe } from '../../support/connections.ts';
import { created, page, START, type Step, tape, wire } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const worker = (startedAt: number): Step =>
  wire(9_000, { url: URL_, status: 101, startedAt: START + startedAt });

it('a new session has nothing', () => {
  const session = createSession();
  expect([
    session.revision,
    session.clock,
    session.lastId,
    session.sharedRevision,
    session.failureRevision,
  ]).toEqual([0, 0, 0, 0, 0]);
  for (const list of [
    session.failures,
    session.cuts,
    session.networkChanges,
    session.earlyEvents,
    session.pageNotes,
  ])
    expect(list).toEqual([]);
  for (const { size } of [session.contexts, session.connections, session.notes, session.openSockets])
    expect(size).toBe(0);
  expect(session.losses).toEqual({
    droppedFrames: 0,
    droppedBytes: 0,
    missingEvents: 0,
    malformed: 0,
    repeated: 0,
  });
});

it('the clock of a session never goes back', () => {
  const session = createSession();
  advanceClock(session, 50);
  advanceClock(session, 20);
  expect(session.clock).toBe(50);
  advanceClock(session, 60);
  expect(session.clock).toBe(60);
});

describe('the page', () => {
  const ofTop = (...steps: Step[]): string | undefined => topContext(tape(...steps))?.id;

  it('is the latest document that is no frame', () => {
    expect(ofTop(page('http://page.test/'), subframe(5, 'frame'))).toBe('page');
    const next = page('http://next.test/', { context: 'next', at: 9 });
    expect(ofTop(page('http://page.test/'), next, subframe(10, 'frame'))).toBe('next');
  });

  it('is the latest frame where no other document is known', () =>
    expect(ofTop(subframe(5, 'first'), subframe(6, 'second'))).toBe('second'));

  it('may be unknown', () => expect(topContext(createSession())).toBeUndefined());
});

describe('the page of a connection', () => {
  it('is the document that made it', () => {
    const session = tape(
      page('http://page.test/'),
      subframe(5, 'frame'),
      created(URL_, { context: 'frame' }),
    );
    expect(contextOf(session, connectionAt(session))?.id).toBe('frame');
    session.contexts.delete('frame');
    expect(contextOf(session, connectionAt(session))).toBeUndefined();
  });

  it.each([
    [499, 'first'],
    [500, 'second'],
    [600, 'second'],
    [-1, undefined],
  ])('of a worker, made at %d, is the top document of that time', (at, id) => {
    const session = tape(
      page('http://first.test/', { context: 'first', at: 0 }),
      page('http://second.test/', { context: 'second', at: 500 }),
      subframe(550, 'frame'),
      worker(at),
    );
    expect(contextOf(session, connectionAt(session))?.id).toBe(id);
  });
});
