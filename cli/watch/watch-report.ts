import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { traceParts } from '../trace-parts.ts';
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
