import manifest from '../../manifest.json' with { type: 'json' };
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import { buildReport, type Report, type ReportVerdict } from '../../src/export/report/report.ts';
import { joinFiles, type NamedContent } from '../../src/files/join/join-files.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import { traceParts } from '../trace-parts.ts';
import type { WebSocketCause, WebSocketDiagnosis } from './public-api.d.ts';

/** What the records of one test came to. Everything in it is masked strictly: reports of test runs are passed on. */
export interface TestDiagnosis extends WebSocketDiagnosis {
  /** A Markdown report. */
  markdown(): string;
  /** A trace that the panel opens. */
  trace(): string;
}

export type Diagnosed = { ok: true; diagnosis: TestDiagnosis } | { ok: false; message: string };

/** Diagnoses the records of one test as one case. */
export function diagnoseFiles(files: readonly NamedContent[]): Diagnosed {
  const joined = runToEnd(joinFiles(files));
  if (!joined.ok)
    return { ok: false, message: `${joined.name}: ${joined.fault.place} ${joined.fault.message}` };
  const { session } = joined;
  const found = diagnose(session, rules);
  const strict = loadVocabulary();
  const report = buildReport(session, found, {
    now: Date.now(),
    version: manifest.version,
    redact: { strict },
  });
  return {
    ok: true,
    diagnosis: {
      connections: report.connectionCount,
      causes: causesOf(report),
      markdown: () => renderMarkdown(report),
      trace: () => [...traceParts(session, found, strict)].join(''),
    },
  };
}

/** Problems only: hints are in the report. */
function causesOf({ verdicts, connections }: Report): WebSocketCause[] {
  const urls = new Map(connections.map(({ id, url }) => [id, url]));
  return verdicts.flatMap((verdict): WebSocketCause[] => {
    const { severity } = verdict;
    return severity === 'info' ? [] : [{ ...textsOf(verdict), severity, urls: urlsOf(verdict, urls) }];
  });
}

function textsOf({ rule, title, confidence, evidence, fixes }: ReportVerdict) {
  const [fix] = fixes;
  return {
    rule,
    title: escapeInvisible(title),
    confidence,
    evidence: evidence.map(({ fact }) => escapeInvisible(fact)),
    fix: fix ? escapeInvisible(fix.title) : '',
  };
}

function urlsOf({ connections }: ReportVerdict, urls: ReadonlyMap<string, string>): string[] {
  return [...new Set(connections.map((id) => escapeInvisible(urls.get(id) ?? id)))];
}
