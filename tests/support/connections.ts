import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import type { Step } from './tape.ts';

/** The connection at this index, in the order of arrival; throws without one. */
export function connectionAt({ connections }: Session, index = 0): ConnectionWithMessages {
  const found = [...connections.values()][index];
  if (!found) throw new Error(`there is no connection ${index}`);
  return found;
}

type Draft = (Step & { kind: 'event' })['draft'];

/** A step for an event that has no function of its own in `tape.ts`. */
export function fact(at: number, draft: Draft): Step {
  return { kind: 'event', at, draft };
}

/** A frame of the page, at `http://CONTEXT.test/`. */
export function subframe(at: number, context: string): Step {
  const url = `http://${context}.test/`;
  return fact(at, { kind: 'page-started', url, title: '', top: false, userAgent: '', context });
}
