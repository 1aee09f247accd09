import type { EventId } from '../../capture/captured-event.ts';
import type { SessionWithoutClock } from '../../session/session.ts';

/** The first line of a stack that names a place in a script. */
export function lineOf(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .find((text) => /:\d+:\d+/.test(text))
    ?.trim();
}

/** Where in the page's code a recorded call was made, when its stack was kept. */
export function callSite(id: EventId, session: SessionWithoutClock): string | undefined {
  const event = session.notes.get(id)?.event;
  return event && 'stack' in event ? lineOf(event.stack) : undefined;
}
