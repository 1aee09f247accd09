import { ingest } from '../session.ts';
import { createSession, type Session } from '../session-state.ts';
import type { HarLog } from '../trace/read-file.ts';

const BATCH = 50;

/** The session of a HAR file's sockets; rests after each batch of events and tells how many it has taken in. */
export function* restoreHar({ events }: HarLog): Generator<number, Session> {
  const session = createSession();
  let at = 0;
  for (const event of events) {
    ingest(session, event);
    at += 1;
    if (at % BATCH === 0) yield at;
  }
  return session;
}
