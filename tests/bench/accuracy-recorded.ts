import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../src/export/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../src/session/session.ts';
import type { LabScenario } from '../lab/scenario.ts';
import { type Judgement, judge } from './accuracy-judge.ts';

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

/** What the rules say of a recording now. */
export function judgeRecording({ scenario, judgedAt, events }: Recording): Judgement {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const diagnosis = diagnose(session, rules);
  const report = buildReport(session, diagnosis, { now: judgedAt, version: 'recorded' });
  const facts = diagnosis.findings.map(({ match }) => match.facts);
  return judge({ ...scenario, pageUrl: '' }, { report, facts });
}
