import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Facts } from '../../src/diagnosis/rule.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../src/session/session.ts';
import type { LabScenario } from '../lab/scenario.ts';
import { baselineReport } from './accuracy-baseline.ts';
import { type Judgement, judge } from './accuracy-judge.ts';
import { pageAlone, withoutReason } from './accuracy-less-seen.ts';
import type { Mode } from './accuracy-mode.ts';

/** What the panel was given of one endpoint: a walk without a browser. */
export interface Recording {
  scenario: Omit<LabScenario, 'drive' | 'pageUrl'>;
  /** Epoch milliseconds when the panel was asked for its verdict. */
  judgedAt: number;
  events: CapturedEvent[];
}

const ending = '.json.gz';

export function saveRecording(folder: string, recording: Recording): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, recording.scenario.id + ending),
    gzipSync(JSON.stringify(recording), { level: 9 }),
  );
}

export function readRecordings(folder: string): Recording[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as Recording);
}

/** What the rules say of events now. */
function reportByRules(
  events: readonly CapturedEvent[],
  judgedAt: number,
): { report: Report; facts: Facts[] } {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const diagnosis = diagnose(session, rules);
  const report = buildReport(session, diagnosis, { now: judgedAt, version: 'recorded' });
  return { report, facts: diagnosis.findings.map(({ match }) => match.facts) };
}

function seenIn(mode: Mode, recording: Recording): readonly CapturedEvent[] {
  if (mode.endsWith('-late')) return pageAlone(recording);
  return mode.endsWith('-blanked') ? withoutReason(recording) : recording.events;
}

/** What the rules, or a table of the browser's texts and of close codes, say of a recording. */
export function judgeRecording(recording: Recording, mode: Mode = 'recorded'): Judgement {
  const { scenario, judgedAt } = recording;
  const events = seenIn(mode, recording);
  const said = mode.startsWith('baseline')
    ? { report: baselineReport(events, judgedAt), facts: [] }
    : reportByRules(events, judgedAt);
  return judge({ ...scenario, pageUrl: '' }, said);
}
