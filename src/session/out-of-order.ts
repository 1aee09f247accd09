import type { PageEvent, SocketId } from '../capture/captured-event.ts';
import type { Session } from './session.ts';

/** An event whose connection never arrives, because it was evicted, must cost little. */
const MOST = 16;

type OfSocket = PageEvent & { socket: SocketId };

/**
 * Buffers an event of an unknown connection for a while, if the document's sequence numbers show that the creation may
 * still arrive; a dropped creation is not waited for.
 */
export function bufferEarlyEvent(session: Session, event: OfSocket): void {
  if (!session.contexts.get(event.context)?.gaps?.length) return;
  session.earlyEvents.push(event);
  if (session.earlyEvents.length > MOST) session.earlyEvents.shift();
}

/** Returns the buffered events of a connection that has just arrived, in the page's order. */
export function takeEarlyEvents(session: Session, made: OfSocket): PageEvent[] {
  const isOfIt = (event: OfSocket): boolean => event.context === made.context && event.socket === made.socket;
  const found = session.earlyEvents.filter(isOfIt);
  if (found.length === 0) return found;
  session.earlyEvents = session.earlyEvents.filter((one) => !isOfIt(one));
  return found.sort((a, b) => a.seq - b.seq);
}
