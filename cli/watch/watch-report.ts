import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { draftTrace } from '../../src/export/trace/build-trace.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import { createTraceMask } from '../../src/export/trace/redact-trace.ts';
import { traceText } from '../../src/export/trace/trace-text.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import type { LiveRecording } from './record/live-recording.ts';

/** The report of a recording as it stands; with a vocabulary all is masked that is not known to be harmless. */
export function reportOn(
  recording: LiveRecording,
  strict: Vocabulary | undefined,
  describeConnections = true,
): Report {
  return buildReport(recording.session, recording.diagnosis(), {
    now: Date.now(),
    version: manifest.version,
    describeConnections,
    redact: { strict },
  });
}

/** A session as a trace, in parts of its text. */
export function traceParts(
  session: Session,
  diagnosis: Diagnosis,
  strict: Vocabulary | undefined,
): Iterable<string> {
  const mask = createTraceMask(session, [], strict);
  runToEnd(mask.learn());
  const origin = {
    generator: `WebSocket Doctor ${manifest.version}`,
    savedAt: session.clock,
    settings: null,
  };
  return traceText(draftTrace(session, diagnosis, EVERYTHING, origin, mask));
}

/** Writes report.md and trace.wsdoctor.json into the folder, which is made; returns their paths. */
export async function writeResults(
  recording: LiveRecording,
  report: Report,
  strict: Vocabulary | undefined,
  folder: string,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { session } = recording;
  const texts: Readonly<Record<string, Iterable<string>>> = {
    'report.md': [`${renderMarkdown(report)}\n`],
    'trace.wsdoctor.json': traceParts(session, recording.diagnosis(), strict),
  };
  const written: string[] = [];
  for (const [name, parts] of Object.entries(texts)) {
    const path = join(folder, name);
    const file = await open(path, 'w');
    try {
      for (const part of parts) await file.write(part);
    } finally {
      await file.close();
    }
    written.push(path);
  }
  return written;
}
