import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { harNotes } from '../../src/export/har/har-notes.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { compareVerdicts, type VerdictChange } from '../../src/export/trace/compare-verdicts.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import type { ReadContent } from '../../src/files/read-file.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

/** What one file came to. */
export type FileResult =
  | { ok: true; file: string; report: Report; changes: VerdictChange[]; notes: string[] }
  | { ok: false; file: string; message: string };

function report(session: Session, version: string): Report {
  return buildReport(session, diagnose(session, rules), { now: Date.now(), version });
}

/** Judges a file by today's rules, as the panel would. */
export function evaluateFile(file: string, content: ReadContent, version: string): FileResult {
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
    return { ok: true, file, report: report(runToEnd(restoreHar(har)), version), changes: [], notes };
  }
  if (content.kind === 'log') {
    const { log } = content;
    return {
      ok: true,
      file,
      report: report(runToEnd(restoreHar(log)), version),
      changes: [],
      notes: log.notes,
    };
  }
  const restored = runToEnd(restoreSession(content.trace));
  if (!restored.ok) return bad(restored.fault);
  const { session } = restored;
  const { findings } = diagnose(session, rules);
  const known = new Set(rules.map(({ id }) => id));
  const changes = compareVerdicts(content.trace.verdicts, findings, known);
  return { ok: true, file, report: report(session, version), changes, notes: [] };
}
