import type { Findings } from '../../src/diagnosis/diagnose.ts';
import { findCauses } from '../../src/diagnosis/find-causes.ts';
import { harNotes } from '../../src/export/har/har-notes.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { compareVerdicts, type VerdictChange } from '../../src/export/trace/compare-verdicts.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import { joinFiles, type NamedContent } from '../../src/files/join/join-files.ts';
import type { ReadContent } from '../../src/files/read-file.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

/** What one file came to. */
export type FileResult =
  | { ok: true; file: string; report: Report; changes: VerdictChange[]; notes: string[] }
  | { ok: false; file: string; message: string };

export interface EvaluateOptions {
  version: string;
  /** Whether the report is to describe each connection. */
  describeConnections: boolean;
  /** The worst so many findings are told, the others counted; all where absent. */
  mostFindings?: number | undefined;
  /** Masks everything that is not known to be harmless. */
  strict: Vocabulary | undefined;
}

function report(
  session: Session,
  found: Findings,
  { version, describeConnections, strict }: EvaluateOptions,
): Report {
  return buildReport(session, found, { now: Date.now(), version, describeConnections, redact: { strict } });
}

/** Judges files about one failure together. */
export function evaluateCase(files: readonly NamedContent[], options: EvaluateOptions): FileResult {
  const file = files.map(({ name }) => name).join(' + ');
  const joined = runToEnd(joinFiles(files));
  if (!joined.ok) {
    const { name, fault } = joined;
    return { ok: false, file: name, message: escapeInvisible(`${name}: ${fault.place} ${fault.message}`) };
  }
  const { session, notes } = joined;
  const found = findCauses(session, rules, options.mostFindings);
  return { ok: true, file, report: report(session, found, options), changes: [], notes };
}

/** Judges a file by today's rules, as the panel would. */
export function evaluateFile(file: string, content: ReadContent, options: EvaluateOptions): FileResult {
  const bad = ({ place, message }: { place: string; message: string }): FileResult => ({
    ok: false,
    file,
    message: escapeInvisible(`${file}${place === '' ? '' : `: ${place}`} ${message}`),
  });
  if (!content.ok) return bad(content.fault);
  if (content.kind === 'har') {
    const { har } = content;
    const [broken] = har.broken;
    if (har.sockets === 0 && broken) return bad(broken);
    const notes = harNotes(har);
    const session = runToEnd(restoreHar(har));
    return {
      ok: true,
      file,
      report: report(session, findCauses(session, rules, options.mostFindings), options),
      changes: [],
      notes,
    };
  }
  if (content.kind === 'log') {
    const { log } = content;
    const session = runToEnd(restoreHar(log));
    return {
      ok: true,
      file,
      report: report(session, findCauses(session, rules, options.mostFindings), options),
      changes: [],
      notes: log.notes,
    };
  }
  const restored = runToEnd(restoreSession(content.trace));
  if (!restored.ok) return bad(restored.fault);
  const { session } = restored;
  const found = findCauses(session, rules);
  const known = new Set(rules.map(({ id }) => id));
  const changes = compareVerdicts(content.trace.verdicts, found.findings, known);
  return { ok: true, file, report: report(session, found, options), changes, notes: [] };
}
