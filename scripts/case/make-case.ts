import { createHash } from 'node:crypto';
import { readBytes } from '../../cli/read-bytes.ts';
import { traceParts } from '../../cli/trace-parts.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import type { InputContent } from '../../src/files/unpack/read-unpacked.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import { diagnosedIn, firstOf, isAsExpected } from './evaluate-case.ts';

/** Git keeps every version of a file for ever. */
const LONGEST = 1024 * 1024;

export type Made =
  | { ok: true; fileName: string; text: string; isRight: boolean; first: string }
  | { ok: false; message: string };

const bad = (message: string): Made => ({ ok: false, message });

function sessionOf(content: InputContent & { ok: true }): Session | string {
  switch (content.kind) {
    case 'trace': {
      const restored = runToEnd(restoreSession(content.trace));
      return restored.ok ? restored.session : `${restored.fault.place} ${restored.fault.message}`;
    }
    case 'har':
      return runToEnd(restoreHar(content.har));
    case 'log':
      return runToEnd(restoreHar(content.log));
    case 'archive':
      return 'is an archive of several files: unzip it and take one of them';
    default:
      return content satisfies never;
  }
}

/** The session of a trace's text, which is one that we have just written. */
export function readCase(text: string): { session: Session; masking: string | undefined } | string {
  const content = readBytes(new TextEncoder().encode(text));
  if (!content.ok) return `${content.fault.place} ${content.fault.message}`;
  if (content.kind !== 'trace') return 'is no trace';
  const session = sessionOf(content);
  return typeof session === 'string' ? session : { session, masking: content.trace.scope.masking };
}

/**
 * A file as a case: a trace, masked strictly as exports are (docs/redaction.md), named after the cause that it expects. Refused where masking takes away what the diagnosis rests on, since such a case would test nothing.
 */
export function makeCase(content: InputContent, expected: string, name?: string): Made {
  if (!content.ok) return bad(`${content.fault.place} ${content.fault.message}`.trim());
  const session = sessionOf(content);
  if (typeof session === 'string') return bad(session);
  if (session.connections.size === 0) return bad('has no WebSocket connection');
  const text = [...traceParts(session, diagnose(session, rules), loadVocabulary())].join('');
  if (text.length > LONGEST)
    return bad(
      `is ${Math.ceil(text.length / 1024)} KiB as a masked trace, more than ${LONGEST / 1024}: export one connection, or a shorter range of time`,
    );
  const masked = readCase(text);
  if (typeof masked === 'string') return bad(`cannot be read again once it is masked: ${masked}`);
  const [before, after] = [diagnosedIn(session), diagnosedIn(masked.session)];
  if (isAsExpected(expected, before) && !isAsExpected(expected, after))
    return bad(
      `is diagnosed as ${expected}, but no longer once it is masked (then: ${firstOf(after)}): describe it in an issue instead`,
    );
  const label = name ?? createHash('sha256').update(text).digest('hex').slice(0, 8);
  return {
    ok: true,
    fileName: `${expected}--${label}.wsdoctor.json`,
    text,
    isRight: isAsExpected(expected, after),
    first: firstOf(after),
  };
}
