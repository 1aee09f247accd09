import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { createDiagnoser, type Diagnosis } from '../../../src/diagnosis/diagnose.ts';
import { joinLog } from '../../../src/files/join/join-log.ts';
import type { LogFile } from '../../../src/files/log-file.ts';
import { rules } from '../../../src/rules/index.ts';
import { forgetOldest } from '../../../src/session/evict-connections.ts';
import { makeRoom } from '../../../src/session/evict-frames.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';

/** What was seen of a browser so far, and what it means. */
export interface LiveRecording {
  session: Session;
  take(events: readonly CapturedEvent[]): void;
  /** Adds what the net log says about connections that were taken before. */
  join(log: LogFile): void;
  /** As of now. */
  diagnosis(): Diagnosis;
}

/** A page that makes more is not one to look at connection by connection. */
const MOST_CONNECTIONS = 10_000;
/** Bytes that messages may take. */
const BUDGET = 64 * 1024 * 1024;
/** Events in between two looks at all connections for room. */
const ROOM_EVERY = 1_000;
/** How the lines of the net log name it. */
const NAME = 'this run';

/** `now`: epoch milliseconds. */
export function createLiveRecording(now: () => number = Date.now): LiveRecording {
  const session = createSession();
  const diagnoser = createDiagnoser(rules);
  let joined = 0;
  let sinceRoom = 0;
  const bound = (): void => {
    sinceRoom = 0;
    makeRoom(session, BUDGET, new Set());
    forgetOldest(session, MOST_CONNECTIONS, new Set());
  };
  return {
    session,
    take(events) {
      for (const event of events) ingest(session, event);
      sinceRoom += events.length;
      if (sinceRoom >= ROOM_EVERY) bound();
    },
    join(log) {
      if (log.connections === 0) return;
      joined += 1;
      joinLog(session, { name: NAME, log }, joined);
    },
    diagnosis() {
      bound();
      advanceClock(session, now());
      return diagnoser.update(session);
    },
  };
}
