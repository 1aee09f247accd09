import manifest from '../manifest.json' with { type: 'json' };
import type { Diagnosis } from '../src/diagnosis/diagnose.ts';
import { draftTrace } from '../src/export/trace/build-trace.ts';
import { EVERYTHING } from '../src/export/trace/choose-frames.ts';
import { createTraceMask } from '../src/export/trace/redact-trace.ts';
import { traceText } from '../src/export/trace/trace-text.ts';
import type { Vocabulary } from '../src/redaction/vocabulary/vocabulary.ts';
import type { Session } from '../src/session/session.ts';
import { runToEnd } from '../src/shared/run-generator.ts';

/** A session as a masked trace, in parts of its text; with a vocabulary all is masked that is not known to be harmless. */
export function traceParts(
  session: Session,
  diagnosis: Diagnosis,
  strict: Vocabulary | undefined,
): Generator<string> {
  const mask = createTraceMask(session, [], strict);
  runToEnd(mask.learn());
  const origin = {
    generator: `WebSocket Doctor ${manifest.version}`,
    savedAt: session.clock,
    settings: null,
  };
  return traceText(draftTrace(session, diagnosis, EVERYTHING, origin, mask));
}
