import type { EventId, PageEvent, SocketId } from './event.ts';
import type { Session } from './session-state.ts';

/** An event of a socket whose making has not been told yet. */
export interface Overtaking {
  id: EventId;
  event: PageEvent;
}

/** One that is never told of, since it is older than what is kept, must cost little. */
const MOST = 16;

/** Keeps an event of an unknown socket for a while: that it was made may only have been overtaken on the way. */
export function keepOvertaking(session: Session, id: EventId, event: PageEvent): void {
  session.overtaking.push({ id, event });
  session.losses.missingEvents += 1;
  if (session.overtaking.length > MOST) session.overtaking.shift();
}

/** Takes out what had come before the socket was told of, in the order of the page. */
export function takeOvertaking(session: Session, made: PageEvent & { socket: SocketId }): Overtaking[] {
  const isOfIt = ({ event }: Overtaking): boolean =>
    event.context === made.context && 'socket' in event && event.socket === made.socket;
  const found = session.overtaking.filter(isOfIt);
  if (found.length === 0) return found;
  session.overtaking = session.overtaking.filter((one) => !isOfIt(one));
  session.losses.missingEvents -= found.length;
  return found.sort((a, b) => a.event.seq - b.event.seq);
}
