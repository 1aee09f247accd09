import { harNotes } from '../../export/har/har-notes.ts';
import { restoreHar } from '../../export/har/restore-har.ts';
import type { Fault } from '../../export/trace/check-schema.ts';
import { restoreSession } from '../../export/trace/restore-session.ts';
import { advanceClock, createSession, type Session } from '../../session/session.ts';
import type { ReadContent } from '../read-file.ts';
import { joinLog, type NamedLog } from './join-log.ts';
import type { Peers } from './match-groups.ts';

export interface NamedContent {
  name: string;
  content: ReadContent & { ok: true };
}

export type JoinedFiles =
  | { ok: true; session: Session; notes: string[] }
  | { ok: false; name: string; fault: Fault };

/** Several files about one failure as one session: the browser's records first, then what the servers' logs add. */
export function* joinFiles(files: readonly NamedContent[]): Generator<number, JoinedFiles> {
  const ordered = files.toSorted((a, b) => orderOf(a.content) - orderOf(b.content));
  const [first, ...others] = ordered;
  if (!first) return { ok: true, session: createSession(), notes: [] };
  const notes: string[] = [];
  const peers: Peers = new Map();
  const begun = yield* begin(first, notes, peers);
  if (!begun.ok) return begun;
  for (const [at, { name, content }] of others.entries()) {
    if (content.kind === 'trace') {
      notes.push(`${name} is left out: a case has one trace`);
      continue;
    }
    notes.push(...joinLog(begun.session, asLog(name, content), at + 1, peers).notes);
    advanceClock(begun.session, content.kind === 'har' ? content.har.endedAt : 0);
    yield at;
  }
  return { ...begun, notes };
}

function* begin(
  { name, content }: NamedContent,
  notes: string[],
  peers: Peers,
): Generator<number, JoinedFiles> {
  switch (content.kind) {
    case 'trace': {
      const restored = yield* restoreSession(content.trace);
      return restored.ok ? { ok: true, session: restored.session, notes } : { ...restored, name };
    }
    case 'har':
      notes.push(...harNotes(content.har).map((note) => `${name}: ${note}`));
      return { ok: true, session: yield* restoreHar(content.har), notes };
    case 'log': {
      // Into an empty session, so that every line names its file.
      const session = createSession();
      notes.push(...joinLog(session, { name, log: content.log }, 0, peers).notes);
      advanceClock(session, content.log.endedAt);
      return { ok: true, session, notes };
    }
    default:
      return content satisfies never;
  }
}

function asLog(name: string, content: Exclude<NamedContent['content'], { kind: 'trace' }>): NamedLog {
  if (content.kind === 'log') return { name, log: content.log };
  const { events, sockets, endedAt } = content.har;
  return {
    name,
    log: { format: 'HAR', connections: sockets, events, endedAt, notes: harNotes(content.har) },
  };
}

function orderOf(content: NamedContent['content']): number {
  if (content.kind === 'trace') return 0;
  if (content.kind === 'har') return 1;
  const isBrowser = content.log.events.some(
    (event) => event.kind === 'wire-entry' && event.by !== 'server-log' && event.by !== 'packet-capture',
  );
  return isBrowser ? 2 : 3;
}
