import type { EventId } from '../../capture/captured-event.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { ConnectionId } from '../../session/connection.ts';
import { findEvent } from '../../session/find-event.ts';
import { findFrame } from '../../session/messages/frame-log.ts';
import type { Session } from '../../session/session.ts';
import { mapInParts } from '../../shared/run-generator.ts';
import { type ExportScope, isWithin, withoutPayload } from '../trace/choose-frames.ts';
import { describeEvent, describeFrame } from './describe-event.ts';

export interface ReportEvent {
  id: EventId;
  /** Absent for what happened to the whole page. */
  connection?: ConnectionId;
  at: string;
  text: string;
}

/** `event 7`; `event 7 of c2` in a report of several connections. */
export function eventName({ id, connection }: ReportEvent, connections: number): string {
  return connection === undefined || connections < 2 ? `event ${id}` : `event ${id} of ${connection}`;
}

/** By time, since the network log tells of a connection when it has ended; of messages those that were chosen. */
export function* reportEvents(
  session: Session,
  ids: Iterable<EventId>,
  choice: ExportScope,
  redactor: Redactor,
): Generator<void, ReportEvent[]> {
  const chosen = new Set(ids);
  const owners = ownersOf(session, chosen);
  const inOrder = [...chosen].sort((a, b) => a - b);
  const events = yield* mapInParts(inOrder, (id): ReportEvent[] => {
    const described = chosenEvent(session, id, choice, redactor);
    if (!described) return [];
    const { at, text } = described;
    return [{ id, ...owners.get(id), at: new Date(at).toISOString(), text: redactor.sentence(text) }];
  });
  return events.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
}

/** The connections that these events belong to. */
function ownersOf(session: Session, ids: ReadonlySet<EventId>): Map<EventId, { connection: ConnectionId }> {
  const owners = new Map<EventId, { connection: ConnectionId }>();
  const messages = [...ids].filter((id) => !session.notes.has(id));
  for (const { id: connection, notes, frames, wire } of session.connections.values()) {
    if (wire && ids.has(wire.event)) owners.set(wire.event, { connection });
    for (const { id } of notes) if (ids.has(id)) owners.set(id, { connection });
    for (const id of messages) if (findFrame(frames, id)) owners.set(id, { connection });
  }
  return owners;
}

function chosenEvent(
  session: Session,
  id: EventId,
  choice: ExportScope,
  redactor: Redactor,
): { at: number; text: string } | undefined {
  const found = findEvent(session, id);
  if (!found || !('frame' in found)) return describeEvent(session, id, redactor);
  const { frame } = found;
  if (!isWithin(choice, frame.at)) return undefined;
  if (choice.payloads) return describeEvent(session, id, redactor);
  return { at: frame.at, text: describeFrame(withoutPayload(frame)) };
}
