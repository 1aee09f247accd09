import { type Connection, endOf, isFinished } from '../session/connection.ts';
import type { Session } from '../session/session.ts';

/** What a judgement rests on beside the rules: while it is the same, so is the judgement. */
export interface DiagnosisInputs {
  revision: number;
  adviceRevision: number;
  relatedRevision: number;
  shared: number;
  failures: number;
  clock: number;
}

/** What is new since a judgement, as bits; `ANYTHING` stands alone. */
export type ChangeSet = number;
export const NO_CHANGE: ChangeSet = 0;
/** One more message of many, on a connection that goes on. */
export const MESSAGES: ChangeSet = 1;
/** The clock went on. */
export const CLOCK: ChangeSet = 2;
export const EVERYTHING: ChangeSet = 4;

/** Longer after its end than any rule waits for something, in milliseconds. */
const SETTLED = 12_000;

export function diagnosisInputs(connection: Connection, session: Session): DiagnosisInputs {
  return {
    revision: connection.revision,
    adviceRevision: connection.adviceRevision,
    relatedRevision: connection.relatedRevision,
    shared: session.sharedRevision,
    failures: failuresFor(connection, session),
    clock: clockFor(connection, session),
  };
}

/** Asked for every connection again and again, so that nothing is made for the answer. */
export function changesSince(inputs: DiagnosisInputs, connection: Connection, session: Session): ChangeSet {
  if (
    inputs.adviceRevision !== connection.adviceRevision ||
    inputs.relatedRevision !== connection.relatedRevision ||
    inputs.shared !== session.sharedRevision ||
    inputs.failures !== failuresFor(connection, session)
  )
    return EVERYTHING;
  let changes = NO_CHANGE;
  if (inputs.clock !== session.clock && inputs.clock !== clockFor(connection, session)) changes |= CLOCK;
  if (inputs.revision === connection.revision) return changes;
  return isFinished(connection) ? EVERYTHING : changes | MESSAGES;
}

/** Only a handshake that is going on is held back by the failures of others. */
function failuresFor({ state }: Connection, { failureCount }: Session): number {
  return state === 'connecting' ? failureCount : 0;
}

/** Time goes on for what lives, and for a while after its end. */
function clockFor(connection: Connection, { clock }: Session): number {
  return isFinished(connection) && clock - endOf(connection) > SETTLED ? Number.POSITIVE_INFINITY : clock;
}
