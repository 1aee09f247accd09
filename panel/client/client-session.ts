import { createSession } from '../../src/session/session.ts';
import { createLiveSession, type LiveSession } from '../session/live-session.ts';

/** Event ids of the page's session stay below: marks and highlights go by id alone. */
const FIRST_ID = 1_000_000_000;
const BUDGET = 32 * 1024 * 1024;

/** A session of the extension's own connections. It is nobody's but the client's: no export looks at it. */
export function createClientSession(now: () => number): LiveSession {
  const doctor = createLiveSession(now, { ...createSession(), lastId: FIRST_ID });
  doctor.budget = BUDGET;
  return doctor;
}
