import { describe, expect, it } from 'vitest';
import type { PageEvent, PageFact } from '../../../src/capture/captured-event.ts';
import { acceptSequence } from '../../../src/session/sequence.ts';
import { createSession, type Session } from '../../../src/session/session.ts';

const online: PageFact = { kind: 'online' };
const take = (session: Session, seq: number, fact: PageFact = online, context = 'page'): boolean =>
  acceptSequence(session, { ...fact, source: 'page', context, seq, at: 1_000 + seq } as PageEvent);

/** A session that has had these numbers, and which of them it accepted. */
function had(...numbers: number[]) {
  const session = createSession();
  const accepted = numbers.map((seq) => take(session, seq));
  const { nextSeq, missing, gaps } = session.contexts.get('page') ?? {};
  return { session, accepted, nextSeq, missing, gaps, losses: session.losses };
}

const gap = (from: number, to: number, counted = true) => ({ from, to, counted });

describe('the numbers of a document', () => {
  it('begin with its first event', () => {
    const session = createSession();
    session.lastId = 6;
    expect(take(session, 1)).toBe(true);
    expect(session.contexts.get('page')).toEqual({
      id: 'page',
      url: '',
      title: '',
      top: false,
      startedAt: 1_001,
      startedEvent: 7,
      nextSeq: 2,
      missing: 0,
    });
  });

  it('have no gap while they follow each other', () => {
    const { accepted, nextSeq, missing, gaps, losses } = had(1, 2, 3);
    expect(accepted).toEqual([true, true, true]);
    expect([nextSeq, missing, gaps, losses.missingEvents]).toEqual([4, 0, undefined, 0]);
  });

  it('are missing where one comes too early', () => {
    const { nextSeq, missing, gaps, losses } = had(1, 4, 7);
    expect([nextSeq, missing, losses.missingEvents]).toEqual([8, 4, 4]);
    expect(gaps).toEqual([gap(2, 4), gap(5, 7)]);
  });

  it('are not missing before the first that was seen', () => {
    const { nextSeq, missing, gaps, losses } = had(5);
    expect([nextSeq, missing, losses.missingEvents]).toEqual([6, 0, 0]);
    expect(gaps).toEqual([gap(1, 5, false)]);
  });

  it('of another document are its own', () => {
    const { session } = had(1, 2);
    expect(take(session, 1, online, 'frame')).toBe(true);
    expect(session.contexts.get('frame')?.nextSeq).toBe(2);
    expect(session.losses).toMatchObject({ repeated: 0, missingEvents: 0 });
  });
});

describe('an event that comes late', () => {
  it('is no longer missing, and its gap has two parts', () => {
    const { accepted, missing, gaps, losses } = had(1, 6, 4);
    expect([accepted.at(-1), missing, losses.missingEvents]).toEqual([true, 3, 3]);
    expect(gaps).toEqual([gap(2, 4), gap(5, 6)]);
  });

  it.each([
    ['first', 2, [gap(3, 6)]],
    ['last', 5, [gap(2, 5)]],
  ])('may be the %s of a gap', (_, seq, gaps) => expect(had(1, 6, seq).gaps).toEqual(gaps));

  it('closes a gap of one', () => {
    const { gaps, missing, losses } = had(1, 3, 2);
    expect([gaps, missing, losses.missingEvents]).toEqual([[], 0, 0]);
  });

  it('fills the gap that it belongs to', () => expect(had(1, 4, 7, 5).gaps).toEqual([gap(2, 4), gap(6, 7)]));

  it('from before the first that was seen was never missing', () => {
    const { accepted, gaps, missing, losses } = had(5, 2);
    expect([accepted.at(-1), missing, losses.missingEvents]).toEqual([true, 0, 0]);
    expect(gaps).toEqual([gap(1, 2, false), gap(3, 5, false)]);
  });
});

describe('an event that comes again', () => {
  it.each([
    ['the first', [1, 2, 1]],
    ['the latest', [1, 2, 2]],
    ['one that came late', [1, 4, 2, 2]],
    ['one before a gap', [1, 4, 1]],
    ['one behind a gap', [1, 4, 4]],
  ])('is refused and counted: %s', (_, numbers) => {
    const { accepted, losses } = had(...numbers);
    expect([accepted.at(-1), losses.repeated]).toEqual([false, 1]);
  });
});

describe('records that the relay dropped', () => {
  const dropped = (where: 'relay' | 'page', frames: number): PageFact => ({
    kind: 'dropped',
    where,
    frames,
    bytes: 0,
  });

  it('are represented by its report: their numbers are not missing', () => {
    const { session } = had(1);
    take(session, 6, dropped('relay', 5));
    expect(session.contexts.get('page')).toMatchObject({ nextSeq: 7, missing: 0 });
    expect(session.contexts.get('page')?.gaps).toBeUndefined();
  });

  it('are missing beyond the number that it reports', () => {
    const { session } = had(1);
    take(session, 6, dropped('relay', 3));
    expect(session.contexts.get('page')?.gaps).toEqual([gap(2, 4)]);
    expect(session.losses.missingEvents).toBe(2);
  });

  it('may be reported with numbers that had come before', () => {
    const { session } = had(1, 2, 3);
    take(session, 4, dropped('relay', 4));
    expect(session.losses.missingEvents).toBe(0);
  });

  it('never had a number where the page dropped them', () => {
    const { session } = had(1);
    take(session, 6, dropped('page', 5));
    expect(session.losses.missingEvents).toBe(4);
  });
});

it('of 65 gaps the oldest is forgotten: an event of it counts as repeated', () => {
  const odd = Array.from({ length: 65 }, (_, i) => 1 + 2 * i);
  const within = had(...odd);
  expect(within.gaps).toHaveLength(64);
  expect(take(within.session, 2)).toBe(true);
  const beyond = had(...odd, 131);
  expect(beyond.gaps).toHaveLength(64);
  expect(beyond.gaps?.[0]).toEqual(gap(4, 5));
  expect([take(beyond.session, 2), take(beyond.session, 4)]).toEqual([false, true]);
});
