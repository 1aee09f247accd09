import manifest from '../../manifest.json';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import { csvText } from '../../src/export/csv.ts';
import { harText } from '../../src/export/har/write-har.ts';
import { draftTrace, type Provenance } from '../../src/export/trace/build-trace.ts';
import type { ExportScope } from '../../src/export/trace/choose-frames.ts';
import { createTraceMask, type TraceMask } from '../../src/export/trace/redact-trace.ts';
import { traceText } from '../../src/export/trace/trace-text.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import type { Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { TraceFile } from '../session/trace-file.ts';

/** A format that writes the session itself, with its messages. */
export interface SessionFormat {
  name: string;
  extension: 'wsdoctor.json' | 'har' | 'csv';
  type: string;
}

export const SESSION_FORMATS: readonly SessionFormat[] = [
  { name: t('export_trace'), extension: 'wsdoctor.json', type: 'application/json' },
  { name: 'HAR 1.2', extension: 'har', type: 'application/json' },
  { name: t('export_csv'), extension: 'csv', type: 'text/csv' },
];

function originOf(liveSession: Pick<LiveSession, 'settings'>, file: TraceFile | undefined): Provenance {
  if (file?.trace) {
    const { generator, savedAt, settings } = file.trace;
    return { generator, savedAt, settings, trace: file.trace };
  }
  const generator = `WebSocket Doctor ${manifest.version}`;
  if (!liveSession.settings) return { generator, savedAt: Date.now(), settings: null };
  // The list of sites and the masking rules are private.
  const { version: _version, sites: _sites, alsoMask: _alsoMask, ...settings } = liveSession.settings;
  return { generator, savedAt: Date.now(), settings };
}

/** The session as masked text in parts, and about how many parts there will be. */
export function sessionText(
  format: SessionFormat,
  liveSession: LiveSession,
  choice: ExportScope,
  rules: readonly UserRule[],
  file?: TraceFile,
  strict?: Vocabulary,
): { parts: Generator<string>; about: number } {
  const session = liveSession.session();
  const mask = createTraceMask(session, rules, strict);
  const { parts, about } = masked(format, liveSession, choice, mask, file);
  return { parts: learned(mask, parts), about: about + countFrames(session) / 75 };
}

/** Parts are empty while it reads. */
function* learned(mask: TraceMask, parts: Generator<string>): Generator<string> {
  for (const _ of mask.learn()) yield '';
  yield* parts;
}

function countFrames({ connections }: Session): number {
  return [...connections.values()].reduce((sum, { frames }) => sum + frames.kept.length, 0);
}

function masked(
  { extension }: SessionFormat,
  liveSession: LiveSession,
  choice: ExportScope,
  mask: TraceMask,
  file: TraceFile | undefined,
): { parts: Generator<string>; about: number } {
  const session = liveSession.session();
  const batches = session.connections.size + countFrames(session) / 75;
  switch (extension) {
    case 'wsdoctor.json': {
      const draft = draftTrace(session, liveSession.diagnosis(), choice, originOf(liveSession, file), mask);
      return { parts: traceText(draft), about: 2 + batches + draft.total / 200 };
    }
    case 'har':
      return { parts: harText(session, choice, { version: manifest.version }, mask), about: 2 + batches };
    case 'csv':
      return { parts: csvText(session, choice, mask), about: 1 + batches };
    default:
      return extension satisfies never;
  }
}
