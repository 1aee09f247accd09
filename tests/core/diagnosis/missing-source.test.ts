import { describe, expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../../src/session/session.ts';
import { type Judgement, judge } from '../../bench/accuracy-judge.ts';
import { type Recording, readRecordings } from '../../bench/accuracy-recorded.ts';

const recordings = readRecordings('tests/recordings');

/** DevTools opened after everything had happened: no network log, and nobody asked what the page listens for. */
function pageAlone({ events, judgedAt }: Recording): CapturedEvent[] {
  const seen = events.filter(({ source, kind }) => source === 'page' && kind !== 'listeners');
  return [...seen, { source: 'wire', kind: 'wire-started', at: judgedAt, browser: 'Chrome/156.0.0.0' }];
}

/** Another extension hides the browser's reason. */
function blanked({ events }: Recording): CapturedEvent[] {
  return events.map((event) =>
    event.kind === 'wire-entry' && event.reason !== undefined ? { ...event, reason: '' } : event,
  );
}

function judged(recording: Recording, events: CapturedEvent[]): Judgement {
  const { scenario, judgedAt } = recording;
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const diagnosis = diagnose(session, rules);
  const report = buildReport(session, diagnosis, { now: judgedAt, version: 'less seen' });
  const facts = diagnosis.findings.map(({ match }) => match.facts);
  return judge({ ...scenario, pageUrl: '' }, { report, facts });
}

/** These are seen by DevTools alone, or their page's side came after the verdict. */
const NOT_SEEN_BY_PAGE = /^missing-handlers|^server-error--504$|^heartbeat-missing$/;

describe.each([
  ['from the page alone', pageAlone, NOT_SEEN_BY_PAGE],
  ['with the reason hidden', blanked, /^$/],
] as const)('%s', (_how, less, unseen) => {
  it.each(recordings.map((one) => [one.scenario.id, one] as const))('%s', (id, recording) => {
    const { alarms, certainButWrong, rightFamily, said } = judged(recording, less(recording));
    expect(alarms, 'false alarms').toEqual([]);
    expect(certainButWrong, `sure of a wrong cause: ${said[0]}`).toBe(false);
    if (!unseen.test(id)) expect(rightFamily, `of another family: ${said[0] ?? 'nothing'}`).toBe(true);
  });
});
