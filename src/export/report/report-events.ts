import type { EventId } from '../../capture/captured-event.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { findEvent } from '../../session/find-event.ts';
import type { Session } from '../../session/session.ts';
import { type ExportScope, isWithin, withoutPayload } from '../trace/choose-frames.ts';
import { describeEvent, describeFrame } from './describe-event.ts';

export interface ReportEvent {
  id: EventId;
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
  return [...new Set(ids)]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const described = chosenEvent(session, id, choice, redactor);
      return described
        ? [{ id, at: new Date(described.at).toISOString(), text: redactor.sentence(described.text) }]
        : [];
    });
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
