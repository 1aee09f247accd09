import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import { type Finding, fixText } from '../../diagnosis/rule.ts';
import { browserName } from '../../session/browser-family.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import type { Frame } from '../../session/messages/frame-log.ts';
import { type Context, type Session, topContext } from '../../session/session.ts';
import { originOf, parseSocketUrl } from '../../shared/socket-url.ts';
import { chooseConnections, chooseFrames, type ExportScope } from './choose-frames.ts';
import { chooseDocuments, chooseNotes } from './choose-notes.ts';
import type { TraceMask } from './redact-trace.ts';
import { shownFrames } from './shown-frames.ts';
import {
  type CaptureSettings,
  TRACE_FORMAT,
  TRACE_VERSION,
  type TraceConnection,
  type TraceDocument,
  type TraceEvent,
  type TraceHead,
  type TraceNote,
  type TraceVerdict,
} from './trace.ts';

/** What the session does not know of itself; a session that came from a trace hands that trace's on. */
export interface Provenance {
  generator: string;
  savedAt: number;
  settings: CaptureSettings | null;
  /** The trace that the session came from: its verdicts and what it left out stay as they are. */
  trace?: TraceHead;
}

/** A trace in the making; it is masked as it is read. */
export interface TraceDraft {
  /** Rests in between. */
  head(): Generator<void, TraceHead>;
  /** How many events there are. */
  total: number;
  /** In the order of their ids; undefined is a rest. */
  events(): Generator<TraceEvent | undefined>;
}

/** The state of this moment is copied at once, so that the session may change while the trace is written. */
export function draftTrace(
  session: Session,
  diagnosis: Diagnosis,
  choice: ExportScope,
  origin: Provenance,
  mask: TraceMask,
): TraceDraft {
  const connections = chooseConnections(session, choice);
  const notes = chooseNotes(session, connections, choice);
  const frames = connections.map((connection) => ({
    connection,
    frames: [...chooseFrames(connection, choice)],
  }));
  const chosen = frames.reduce((sum, each) => sum + each.frames.length, 0);
  const kept = [...session.connections.values()].reduce((sum, each) => sum + each.frames.kept.length, 0);
  const head = headOf(session, diagnosis, connections, choice, origin, kept - chosen);
  return {
    head: () => mask.head(head),
    total: notes.length + chosen,
    *events() {
      const streams = frames.map((each) => framesOf(each.connection, each.frames, choice, mask));
      yield* inOrder([notesOf(notes, mask), ...streams]);
    },
  };
}

/** Events in the order of their ids, masked as they are taken; undefined is a rest. */
type Stream = Generator<TraceEvent | undefined>;

function* notesOf(notes: readonly TraceNote[], mask: TraceMask): Stream {
  for (const note of notes) {
    yield mask.note(note);
    yield undefined;
  }
}

function* framesOf(
  { id: connection }: ConnectionWithMessages,
  frames: readonly Frame[],
  choice: ExportScope,
  mask: TraceMask,
): Stream {
  for (const shown of shownFrames(frames, choice, mask)) {
    yield undefined;
    for (const { id, at, ...rest } of shown) yield { id, kind: 'frame', at, connection, ...rest };
  }
}

/** Merges streams, each of which is in the order of its ids. */
function* inOrder(streams: readonly Stream[]): Stream {
  const heads: { event: TraceEvent; stream: Stream }[] = [];
  function* enter(stream: Stream): Generator<undefined> {
    let next = stream.next();
    for (; !next.done && next.value === undefined; next = stream.next()) yield undefined;
    if (next.done || next.value === undefined) return;
    const event = next.value;
    // Sorted, the latest first: the next one is taken from the end.
    let at = heads.length;
    while (at > 0 && (heads[at - 1]?.event.id ?? 0) < event.id) at -= 1;
    heads.splice(at, 0, { event, stream });
  }
  for (const stream of streams) yield* enter(stream);
  for (let head = heads.pop(); head; head = heads.pop()) {
    yield head.event;
    yield* enter(head.stream);
  }
}

function headOf(
  session: Session,
  diagnosis: Diagnosis,
  connections: readonly ConnectionWithMessages[],
  choice: ExportScope,
  origin: Provenance,
  framesLeftOut: number,
): TraceHead {
  const { trace } = origin;
  const ids = new Set(connections.map(({ id }) => id));
  const verdicts = trace
    ? trace.verdicts.filter((each) => each.connections.some((id) => ids.has(id)))
    : diagnosis.findings.flatMap((finding) => verdictOf(finding, ids));
  return {
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    generator: origin.generator,
    savedAt: origin.savedAt,
    browser: browserName(session),
    page: trace?.page ?? pageOf(topContext(session)),
    settings: origin.settings,
    scope: {
      connections: choice.connections ? [...ids] : (trace?.scope.connections ?? null),
      from: choice.from ?? trace?.scope.from ?? null,
      to: choice.to ?? trace?.scope.to ?? null,
      payloads: choice.payloads && (trace?.scope.payloads ?? true),
      masked: true,
      framesLeftOut: framesLeftOut + (trace?.scope.framesLeftOut ?? 0),
    },
    clock: session.clock,
    documents: chooseDocuments(session, connections, choice).map(documentOf),
    connections: connections.map(connectionOf),
    losses: { ...session.losses },
    verdicts,
    crashedRules: trace?.crashedRules ?? diagnosis.crashed.filter(({ connection }) => ids.has(connection)),
  };
}

function pageOf(context: Context | undefined): TraceHead['page'] {
  if (!context) return { origin: '', path: '/', title: '' };
  const { url, title } = context;
  return { origin: originOf(url), path: parseSocketUrl(url).path, title };
}

function documentOf({ id, url, title, top, startedAt, startedEvent, missing }: Context): TraceDocument {
  return { id, url, title, top, startedAt, startedEvent, missing };
}

function connectionOf(connection: ConnectionWithMessages): TraceConnection {
  const { id, url, state, sent, received, peakBuffered, frames, credentialsSeen } = connection;
  const dropped = { frames: frames.droppedFrames, bytes: frames.droppedBytes };
  return {
    id,
    url,
    state,
    sent: { ...sent },
    received: { ...received },
    peakBuffered,
    dropped,
    carried: credentialsSeen,
  };
}

function verdictOf({ rule, match, fixes, connections }: Finding, ids: ReadonlySet<string>): TraceVerdict[] {
  const shown = connections.filter((id) => ids.has(id));
  if (shown.length === 0) return [];
  return [
    {
      rule: rule.id,
      version: rule.version ?? 1,
      row: rule.scenario,
      severity: rule.severity,
      confidence: match.confidence,
      title: match.title ?? rule.title,
      connections: shown,
      evidence: match.evidence.map(({ fact, events }) => ({ fact, events: [...events] })),
      fixes: fixes.map(fixText),
    },
  ];
}
