import { type Diagnosis, diagnose } from '../../src/diagnosis/diagnose.ts';
import { draftTrace } from '../../src/export/trace/build-trace.ts';
import { EVERYTHING, type ExportScope } from '../../src/export/trace/choose-frames.ts';
import { createFileReader, type FileContent } from '../../src/export/trace/read-file.ts';
import { createTraceMask, type TraceMask } from '../../src/export/trace/redact-trace.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import type { Trace, TraceHead } from '../../src/export/trace/trace.ts';
import { traceText } from '../../src/export/trace/trace-text.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

const decoder = new TextDecoder();

/** What a file of the session is masked by. */
export function learnedMask(session: Session, strict?: Vocabulary): TraceMask {
  const mask = createTraceMask(session, [], strict);
  runToEnd(mask.learn());
  return mask;
}

/** The session as the panel would save it. */
export function saveTrace(
  session: Session,
  choice: ExportScope = EVERYTHING,
  trace?: TraceHead,
  diagnosis: Diagnosis = diagnose(session, rules),
  strict?: Vocabulary,
): string {
  const origin = { generator: 'WebSocket Doctor test', savedAt: 1_800_000_000_000, settings: null };
  const draft = draftTrace(
    session,
    diagnosis,
    choice,
    trace ? { ...origin, trace } : origin,
    learnedMask(session, strict),
  );
  return [...traceText(draft)].join('');
}

/** What a file of this content is, read in pieces of `size` bytes. */
export function readText(text: string | Uint8Array, size = 4_096): FileContent {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = createFileReader((part) => decoder.decode(part));
  for (let at = 0; at < bytes.length; at += size) reader.feed(bytes.subarray(at, at + size));
  return reader.end();
}

export function readTrace(text: string): Trace {
  const content = readText(text);
  if (!content.ok) throw new Error(`${content.fault.place} ${content.fault.message}`);
  if (content.kind !== 'trace') throw new Error('a HAR file');
  return content.trace;
}

export function openTrace(text: string): { session: Session; trace: Trace } {
  const trace = readTrace(text);
  const restored = runToEnd(restoreSession(trace));
  if (!restored.ok) throw new Error(`${restored.fault.place} ${restored.fault.message}`);
  return { session: restored.session, trace };
}
