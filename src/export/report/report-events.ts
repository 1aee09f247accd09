import type { EventId } from '../../capture/captured-event.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { ConnectionId } from '../../session/connection.ts';
import { findEvent } from '../../session/find-event.ts';
import { findFrame } from '../../session/messages/frame-log.ts';
import type { Session } from '../../session/session.ts';
import { type ExportScope, isWithin, withoutPayload } from '../trace/choose-frames.ts';
import { describeEvent, describeFrame } from './describe-event.ts';

export interface ReportEvent {
  id: EventId;
  /** Absent for what happened to the whole page. */
  connection?: ConnectionId;
  at: string;
  text: string;
}

/** In the order seen; of messages those that were chosen, as far as that was chosen. */
export function reportEvents(
  session: Session,
  ids: Iterable<EventId>,
  choice: ExportScope,
  redactor: Redactor,
): ReportEvent[] {
  const chosen = new Set(ids);
  const owners = ownersOf(session, chosen);
  return [...chosen]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const described = chosenEvent(session, id, choice, redactor);
      return described
        ? [
            {
              id,
              ...owners.get(id),
              at: new Date(described.at).toISOString(),
              text: redactor.sentence(described.text),
            },
          ]
        : [];
    });
}

/** The connections that these events belong to. */
function ownersOf(session: Session, ids: ReadonlySet<EventId>): Map<EventId, { connection: ConnectionId }> {
  const owners = new Map<EventId, { connection: ConnectionId }>();
  const messages = [...ids].filter((id) => !session.notes.has(id));
  for (const { id: connection, notes, frames } of session.connections.values()) {
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
