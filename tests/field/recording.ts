import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../src/session/session.ts';

/** What the panel was given of one visit. */
export interface Visit {
  /** Epoch milliseconds when the panel was asked. */
  judgedAt: number;
  events: CapturedEvent[];
}

/** What the panel was given of one scene: of a failing one both setups, of a healthy one `working` alone. */
export interface FieldRecording {
  id: string;
  broken?: Visit;
  working?: Visit;
  /** Whether it worked then. */
  works?: boolean;
}

const FOLDER = join(import.meta.dirname, 'recordings');
const ENDING = '.json.gz';

export function saveFieldRecording(recording: FieldRecording): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, recording.id + ENDING), gzipSync(JSON.stringify(recording), { level: 9 }));
}

export function readFieldRecordings(): FieldRecording[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(FOLDER, name))).toString()) as FieldRecording);
}

/** What today's rules say of a visit. */
export function reportOf({ events, judgedAt }: Visit): Report {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  return buildReport(session, diagnose(session, rules), { now: judgedAt, version: 'recorded' });
}
