import type { CapturedEvent } from '../../capture/captured-event.ts';
import { changed } from '../../session/changed.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import { ingest } from '../../session/ingest.ts';
import type { Frame } from '../../session/messages/frame-log.ts';
import { takeFrame } from '../../session/messages/record-frame.ts';
import { advanceClock, createSession, type Session } from '../../session/session.ts';
import type { Fault } from './check-schema.ts';
import type { Trace, TraceConnection, TraceEvent, TraceFrame, TraceNote } from './trace.ts';

export type Restored = { ok: true; session: Session } | { ok: false; fault: Fault };

/** Events taken in between two rests. */
const BATCH = 200;

/**
 * The session that a trace was made of, event by event, with the ids it had. Rests after each batch and tells how
 * many events it has taken in.
 */
export function* restoreSession(trace: Trace): Generator<number, Restored> {
  const session = createSession();
  if (trace.browser !== '') session.userAgent = trace.browser;
  for (const { missing, ...document } of trace.documents) {
    session.contexts.set(document.id, { ...document, missing, nextSeq: 1 });
  }
  let at = 0;
  for (const event of trace.events) {
    const message = take(session, event);
    if (message !== undefined) return { ok: false, fault: { place: `$.events[${at}]`, message } };
    at += 1;
    if (at % BATCH === 0) yield at;
  }
  const fault = settle(session, trace);
  return fault ? { ok: false, fault } : { ok: true, session };
}

/** Takes an event in under the id that it had; returns what is wrong with it. */
function take(session: Session, event: TraceEvent): string | undefined {
  if (event.id <= session.lastId) return `has the id ${event.id}, which is not above ${session.lastId}`;
  session.lastId = event.id - 1;
  if (event.kind === 'frame') return takeMessage(session, event);
  ingest(session, captured(session, event));
  return undefined;
}

function captured(session: Session, note: TraceNote): CapturedEvent {
  const { id: _id, ...event } = note;
  if (event.source === 'wire') return event.kind === 'wire-entry' ? { ...event, frames: [] } : event;
  if (event.source === 'probe') return event;
  return { ...event, seq: session.contexts.get(event.context)?.nextSeq ?? 1 };
}

function takeMessage(session: Session, event: TraceFrame): string | undefined {
  const { id, kind: _kind, at, connection: name, direction, buffered, ...payload } = event;
  const connection = session.connections.get(name);
  if (!connection) return `is a message of ${name.slice(0, 40)}, which no event before it begins`;
  const { context, socket } = connection;
  if (context !== undefined && socket !== undefined) {
    const seq = session.contexts.get(context)?.nextSeq ?? 1;
    const more = buffered === undefined ? {} : { buffered };
    ingest(session, { source: 'page', kind: 'frame', context, socket, seq, at, direction, payload, ...more });
    return undefined;
  }
  const frame: Frame = { id, at, direction, ...payload, ...(buffered === undefined ? {} : { buffered }) };
  session.lastId = id;
  takeFrame(connection, frame);
  changed(session, { connection });
  return undefined;
}

/** What the events alone do not tell is set as the trace has it. */
function settle(session: Session, trace: Trace): Fault | undefined {
  for (const [at, saved] of trace.connections.entries()) {
    const connection = session.connections.get(saved.id);
    const place = `$.connections[${at}]`;
    if (!connection) return { place, message: `is ${saved.id.slice(0, 40)}, which no event begins` };
    settleConnection(connection, saved);
  }
  if (session.connections.size !== trace.connections.length) {
    const known = new Set(trace.connections.map(({ id }) => id));
    const extra = [...session.connections.keys()].find((id) => !known.has(id));
    return { place: '$.connections', message: `has no ${extra ?? 'connection'}, which an event begins` };
  }
  for (const { id, missing } of trace.documents) {
    const context = session.contexts.get(id);
    if (context) context.missing = missing;
  }
  session.losses = { ...trace.losses };
  advanceClock(session, trace.clock);
  return undefined;
}

function settleConnection(connection: ConnectionWithMessages, saved: TraceConnection): void {
  connection.sent = { ...saved.sent };
  connection.received = { ...saved.received };
  connection.peakBuffered = saved.peakBuffered;
  connection.frames.droppedFrames = saved.dropped.frames;
  connection.frames.droppedBytes = saved.dropped.bytes;
  connection.credentialsSeen = saved.carried;
}
