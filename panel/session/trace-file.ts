import { harNotes } from '../../src/export/har/har-notes.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import type { Fault } from '../../src/export/trace/check-schema.ts';
import { compareVerdicts, type VerdictChange } from '../../src/export/trace/compare-verdicts.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import type { TraceHead } from '../../src/export/trace/trace.ts';
import { joinFiles, type NamedContent } from '../../src/files/join/join-files.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { plural, t } from '../messages/message.ts';
import { createLiveSession, type LiveSession } from './live-session.ts';
import { readBlob } from './read-blob.ts';
import { runInSlices } from './time-slicer.ts';

/** A file that was opened in the panel, as a session of its own. */
export interface TraceFile {
  name: string;
  what: 'Trace' | 'HAR file' | 'Log' | 'Case';
  /** Who wrote it. */
  generator: string;
  liveSession: LiveSession;
  /** Undefined for a HAR file. */
  trace?: TraceHead;
  /** How today's verdicts differ from the saved ones. */
  changes: VerdictChange[];
  /** What of a HAR file was not read, and why. */
  notes: string[];
}

export type Opening = { ok: true; file: TraceFile } | { ok: false; message: string };

/** In a place of the file, if that is known. */
function faultText(name: string, { place, message }: Fault): string {
  return `${name}: ${place === '' ? '' : `${place} `}${message}.`;
}

const KNOWN_RULES = new Set(rules.map(({ id }) => id));

/** Its session stands still at the time at which it was saved. */
async function diagnosed(session: Session, signal: AbortSignal): Promise<LiveSession> {
  const { clock } = session;
  const liveSession = createLiveSession(() => clock, session);
  await runInSlices(liveSession.diagnoseInParts(), signal, () => undefined);
  return liveSession;
}

/** Opens a trace or a HAR file in slices; `onShare` hears how much is done, from 0 to 1. */
export async function openTraceFile(
  name: string,
  blob: Blob,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Opening> {
  const half = Math.max(1, blob.size) * 2;
  const content = await readBlob(blob, signal, (bytes) => onShare(bytes / half));
  if (!content.ok) return { ok: false, message: faultText(name, content.fault) };
  if (content.kind === 'archive') return openJoined(name, content.files, signal);
  if (content.kind === 'har') {
    const { har } = content;
    const notes = harNotes(har);
    if (har.sockets === 0) return { ok: false, message: `${name}: ${notes.join('. ')}.` };
    const { length } = har.events;
    const session = await runInSlices(restoreHar(har), signal, (yielded) =>
      onShare(0.5 + (yielded.at(-1) ?? length) / (2 * length)),
    );
    const liveSession = await diagnosed(session, signal);
    const generator = har.creator === '' ? t('file_unnamed_program') : har.creator;
    return { ok: true, file: { name, what: 'HAR file', generator, liveSession, changes: [], notes } };
  }
  if (content.kind === 'log') {
    const { log } = content;
    if (log.connections === 0) return { ok: false, message: `${name}: ${log.notes.join('. ')}.` };
    const session = await runInSlices(restoreHar(log), signal, (yielded) =>
      onShare(0.5 + (yielded.at(-1) ?? log.events.length) / (2 * log.events.length)),
    );
    return {
      ok: true,
      file: {
        name,
        what: 'Log',
        generator: log.format,
        liveSession: await diagnosed(session, signal),
        changes: [],
        notes: log.notes,
      },
    };
  }
  const { events, ...trace } = content.trace;
  const restored = await runInSlices(restoreSession(content.trace), signal, (yielded) =>
    onShare(0.5 + (yielded.at(-1) ?? events.length) / (2 * events.length)),
  );
  if (!restored.ok) return { ok: false, message: faultText(name, restored.fault) };
  const liveSession = await diagnosed(restored.session, signal);
  const changes = compareVerdicts(trace.verdicts, liveSession.diagnosis().findings, KNOWN_RULES);
  return {
    ok: true,
    file: { name, what: 'Trace', generator: trace.generator, liveSession, trace, changes, notes: [] },
  };
}

/** Opens several files about one failure as one session. */
export async function openCase(
  files: readonly { name: string; blob: Blob }[],
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Opening> {
  const read: NamedContent[] = [];
  for (const [at, { name, blob }] of files.entries()) {
    const content = await readBlob(blob, signal, (bytes) =>
      onShare((at + bytes / Math.max(1, blob.size)) / (files.length + 1)),
    );
    if (!content.ok) return { ok: false, message: faultText(name, content.fault) };
    if (content.kind === 'archive') read.push(...content.files);
    else read.push({ name, content });
  }
  return openJoined(read.map((file) => file.name).join(' + '), read, signal);
}

async function openJoined(
  name: string,
  read: readonly NamedContent[],
  signal: AbortSignal,
): Promise<Opening> {
  const joined = await runInSlices(joinFiles(read), signal, () => undefined);
  if (!joined.ok) return { ok: false, message: faultText(joined.name, joined.fault) };
  const { session, notes } = joined;
  const liveSession = await diagnosed(session, signal);
  return {
    ok: true,
    file: {
      name,
      what: 'Case',
      generator: plural('file_count', read.length),
      liveSession,
      changes: [],
      notes,
    },
  };
}
