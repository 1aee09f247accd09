import type { Findings } from '../../src/diagnosis/diagnose.ts';
import { findCauses } from '../../src/diagnosis/find-causes.ts';
import { harNotes } from '../../src/export/har/har-notes.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { compareVerdicts, type VerdictChange } from '../../src/export/trace/compare-verdicts.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import type { TraceVerdict } from '../../src/export/trace/trace.ts';
import { joinFiles, type NamedContent } from '../../src/files/join/join-files.ts';
import type { ReadContent } from '../../src/files/read-file.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

/** What one file came to. */
export type FileResult =
  | {
      ok: true;
      file: string;
      session: Session;
      report: Report;
      changes: VerdictChange[];
      notes: string[];
    }
  | { ok: false; file: string; message: string };

export interface EvaluateOptions {
  version: string;
  /** Whether the report is to describe each connection. */
  describeConnections: boolean;
  /** The worst so many findings are told, the others counted; all where absent. */
  mostFindings?: number | undefined;
  /** Masks everything that is not known to be harmless. */
  strict: Vocabulary | undefined;
  /** Called between two steps. */
  collectGarbage?: () => void;
}

function report(
  session: Session,
  found: Findings,
  { version, describeConnections, strict }: EvaluateOptions,
): Report {
  return buildReport(session, found, { now: Date.now(), version, describeConnections, redact: { strict } });
}

/** What a file or several tell, before it is judged. */
export type FileSession =
  | { ok: true; file: string; session: Session; notes: string[]; saved?: readonly TraceVerdict[] }
  | { ok: false; file: string; message: string };

/** Files about one failure together. */
export function sessionOfCase(files: readonly NamedContent[]): FileSession {
  const file = files.map(({ name }) => name).join(' + ');
  const joined = runToEnd(joinFiles(files));
  if (joined.ok) return { ok: true, file, session: joined.session, notes: joined.notes };
  const { name, fault } = joined;
  return { ok: false, file: name, message: escapeInvisible(`${name}: ${fault.place} ${fault.message}`) };
}

export function sessionOfFile(file: string, content: ReadContent): FileSession {
  const bad = ({ place, message }: { place: string; message: string }): FileSession => ({
    ok: false,
    file,
    message: escapeInvisible(`${file}${place === '' ? '' : `: ${place}`} ${message}`),
  });
  if (!content.ok) return bad(content.fault);
  switch (content.kind) {
    case 'har': {
      const { har } = content;
      const [broken] = har.broken;
      if (har.sockets === 0 && broken) return bad(broken);
      const notes = harNotes(har);
      return { ok: true, file, session: runToEnd(restoreHar(har)), notes };
    }
    case 'log':
      return { ok: true, file, session: runToEnd(restoreHar(content.log)), notes: content.log.notes };
    case 'trace': {
      const restored = runToEnd(restoreSession(content.trace));
      if (!restored.ok) return bad(restored.fault);
      return { ok: true, file, session: restored.session, notes: [], saved: content.trace.verdicts };
    }
    default:
      return content satisfies never;
  }
}

const KNOWN_RULES = new Set(rules.map(({ id }) => id));

function evaluate(read: FileSession, options: EvaluateOptions): FileResult {
  if (!read.ok) return read;
  const { file, session, notes, saved } = read;
  options.collectGarbage?.();
  // What a trace has saved is compared with all that is found.
  const found = findCauses(session, rules, saved ? undefined : options.mostFindings);
  const changes = saved ? compareVerdicts(saved, found.findings, KNOWN_RULES) : [];
  options.collectGarbage?.();
  return { ok: true, file, session, report: report(session, found, options), changes, notes };
}

/** Judges files about one failure together. */
export const evaluateCase = (files: readonly NamedContent[], options: EvaluateOptions): FileResult =>
  evaluate(sessionOfCase(files), options);

/** Judges a file by today's rules, as the panel would. */
export const evaluateFile = (file: string, content: ReadContent, options: EvaluateOptions): FileResult =>
  evaluate(sessionOfFile(file, content), options);
