import type { PageEvent, SocketId } from '../capture/captured-event.ts';
import type { Session } from './session.ts';

/** One that is never told of, since it is older than what is kept, must cost little. */
const MOST = 16;

type OfSocket = PageEvent & { socket: SocketId };

/**
 * Keeps an event of an unknown socket for a while, where the document's numbers show that the socket's making may
 * still be under way; what is known to have been let go is not waited for.
 */
export function bufferEarlyEvent(session: Session, event: OfSocket): void {
  if (!session.contexts.get(event.context)?.gaps?.length) return;
  session.earlyEvents.push(event);
  if (session.earlyEvents.length > MOST) session.earlyEvents.shift();
}

/** Takes out what had come before the socket was told of, in the order of the page. */
export function takeEarlyEvents(session: Session, made: OfSocket): PageEvent[] {
  const isOfIt = (event: OfSocket): boolean => event.context === made.context && event.socket === made.socket;
  const found = session.earlyEvents.filter(isOfIt);
  if (found.length === 0) return found;
  session.earlyEvents = session.earlyEvents.filter((one) => !isOfIt(one));
  return found.sort((a, b) => a.seq - b.seq);
}
