import { createSession } from '../../src/session/session.ts';
import { createLiveSession, type LiveSession } from '../session/live-session.ts';

/** Event ids of the page's session stay below this number: marks and highlights use the id alone. */
const FIRST_ID = 1_000_000_000;
const BUDGET = 32 * 1024 * 1024;

/** A session for the extension's own connections. Only the client uses it; no export contains it. */
export function createClientSession(now: () => number): LiveSession {
  const liveSession = createLiveSession(now, { ...createSession(), lastId: FIRST_ID });
  liveSession.budget = BUDGET;
  return liveSession;
}
