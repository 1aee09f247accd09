import type { CapturedEvent, EventId } from '../../capture/captured-event.ts';
import type { Connection } from '../../session/connection.ts';
import { httpResponsesFrom } from '../../session/http-responses.ts';
import { type Context, type Session, topContext } from '../../session/session.ts';
import { type ExportScope, isWithin } from './choose-frames.ts';
import type { TraceNote } from './trace.ts';

/** Of no socket, and not among the page's notes. */
const OF_PAGE_ALONE = new Set<CapturedEvent['kind']>(['long-task', 'malformed', 'dropped']);

/** The events of the connections, of their documents and of the network log, in the order seen. */
export function chooseNotes(
  session: Session,
  connections: readonly Connection[],
  choice: ExportScope,
): TraceNote[] {
  const all = choice.connections === null;
  const ids = new Map<EventId, Connection | undefined>();
  const contexts = new Set(connections.map(({ context }) => context));
  if (session.wireStarted) ids.set(session.wireStarted.event, undefined);
  for (const { id, event } of session.pageNotes) {
    if (!all && !contexts.has(event.context)) continue;
    // A violation belongs to one socket: it comes with that one, or, of nobody's socket, with everything.
    if (event.kind === 'csp-violation' && !all) continue;
    if (event.kind === 'page-started' || isWithin(choice, event.at)) ids.set(id, undefined);
  }
  const known = new Set(chooseDocuments(session, connections, choice).map(({ id }) => id));
  for (const { id, event } of session.notes.values()) {
    if (!OF_PAGE_ALONE.has(event.kind) || event.source !== 'page' || 'socket' in event) continue;
    if (known.has(event.context) && isWithin(choice, event.at)) ids.set(id, undefined);
  }
  for (const connection of connections) {
    for (const { event } of httpResponsesFrom(connection, session)) ids.set(event, undefined);
    for (const { id } of connection.notes) ids.set(id, connection);
    if (connection.wire) ids.set(connection.wire.event, undefined);
  }
  return [...ids.keys()]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const event = session.notes.get(id)?.event;
      return event && event.kind !== 'frame' ? [asNote(id, event, ids.get(id))] : [];
    });
}

/** A violation that was joined to a socket says so, so that it finds the same one again. */
function asNote(
  id: EventId,
  event: Exclude<CapturedEvent, { kind: 'frame' }>,
  owner: Connection | undefined,
): TraceNote {
  if (event.kind === 'wire-entry') {
    const { frames: _frames, ...rest } = event;
    return { id, ...rest };
  }
  if (event.source !== 'page') return { id, ...event };
  const { seq: _seq, ...rest } = event;
  const socket = owner?.socket;
  if (rest.kind === 'csp-violation' && socket !== undefined) return { id, ...rest, socket };
  return { id, ...rest };
}

export function chooseDocuments(
  session: Session,
  connections: readonly Connection[],
  choice: ExportScope,
): Context[] {
  const named = new Set(connections.map(({ context }) => context));
  if (choice.connections === null) {
    for (const { event } of session.pageNotes) named.add(event.context);
  }
  const top = topContext(session);
  return [...session.contexts.values()].filter((context) => named.has(context.id) || context === top);
}
