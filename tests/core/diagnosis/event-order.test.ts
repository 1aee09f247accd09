import { describe, expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { type Diagnosis, diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';
import { readRecordings } from '../../bench/accuracy-recorded.ts';

const HOUR = 3_600_000;
/** Long ones repeat what is in the short ones. */
const recordings = readRecordings('tests/recordings').filter(({ events }) => events.length < 1_500);

function play(events: readonly CapturedEvent[], clock: number): { session: Session; diagnosis: Diagnosis } {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, clock);
  const diagnosis = diagnose(session, rules);
  expect(diagnosis.crashed).toEqual([]);
  return { session, diagnosis };
}

const said = ({ findings }: Diagnosis) =>
  findings.map(({ rule, connections, match, fixes }) => [rule.id, connections, match, fixes]);

/** What is loud or sure, by rule. */
const claims = ({ findings }: Diagnosis): string[] =>
  findings
    .filter(({ rule, match }) => rule.severity !== 'info' || match.confidence === 'certain')
    .map(({ rule }) => rule.id);

const sure = ({ findings }: Diagnosis): string[] =>
  findings
    .filter(({ rule, match }) => rule.severity !== 'info' && match.confidence === 'certain')
    .map(({ rule }) => rule.id);

/** How a connection ended, which names no cause. */
const STILL_TRUE = ['closed-by-transport', 'app-close-code', 'unexplained-failure'];

/** Each event changes places with its neighbour. */
function swapped(events: readonly CapturedEvent[], from: number): CapturedEvent[] {
  return events.map((event, at) => {
    const other = (at - from) % 2 === 0 ? at + 1 : at - 1;
    return at < from ? event : (events[other] ?? event);
  });
}

/** From the middle on the clocks of page and network log are an hour behind. */
function setBack(events: readonly CapturedEvent[]): CapturedEvent[] {
  const since = events[Math.floor(events.length / 2)]?.at ?? 0;
  const back = (at: number): number => (at < since ? at : at - HOUR);
  return events.map((event) => {
    const moved = { ...event, at: back(event.at) };
    if (moved.kind !== 'wire-entry') return moved;
    const { startedAt } = moved;
    const frames = moved.frames.map((frame) => ({ ...frame, at: back(frame.at) }));
    return { ...moved, frames, ...(startedAt === undefined ? {} : { startedAt: back(startedAt) }) };
  });
}

describe.each(recordings.map((recording) => [recording.scenario.id, recording] as const))(
  '%s',
  (_id, { events, judgedAt }) => {
    const { diagnosis } = play(events, judgedAt);

    it('says the same when every event is told twice, and then all of them once more', () => {
      const twice = [...events.flatMap((event) => [event, event]), ...events];
      const again = play(twice, judgedAt);
      expect(said(again.diagnosis)).toEqual(said(diagnosis));
      expect(again.session.losses.repeated).toBeGreaterThan(0);
    });

    it('claims nothing else when events overtake each other', () => {
      for (const from of [0, 1]) {
        const other = play(swapped(events, from), judgedAt).diagnosis;
        expect(claims(diagnosis)).toEqual(expect.arrayContaining(claims(other)));
      }
    });

    it('is sure of nothing else when the clock is set back by an hour', () => {
      const other = play(setBack(events), judgedAt).diagnosis;
      expect([...sure(diagnosis), ...STILL_TRUE]).toEqual(expect.arrayContaining(sure(other)));
    });
  },
);
