import { type ConnectionWithMessages, isFinished, observedEndOf } from '../session/connection.ts';
import type { Session } from '../session/session.ts';

/** What an evaluation depends on besides the rules: while it is the same, the result is the same. */
export interface DiagnosisInputs {
  revision: number;
  adviceRevision: number;
  shared: number;
  failures: number;
  clock: number;
}

/** What changed since an evaluation, as bits; `EVERYTHING` is used alone. */
export type ChangeSet = number;
export const NO_CHANGE: ChangeSet = 0;
/** One more message on an open connection. */
export const MESSAGES: ChangeSet = 1;
/** Only the clock changed. */
export const CLOCK: ChangeSet = 2;
export const EVERYTHING: ChangeSet = 4;

/** No rule waits longer than this after the end of a connection, in milliseconds. */
const SETTLED = 12_000;

export function diagnosisInputs(connection: ConnectionWithMessages, session: Session): DiagnosisInputs {
  return {
    revision: connection.revision,
    adviceRevision: connection.adviceRevision,
    shared: session.sharedRevision,
    failures: failuresFor(connection, session),
    clock: clockFor(connection, session),
  };
}

/** Called for every connection on each update, so it allocates nothing. */
export function changesSince(
  inputs: DiagnosisInputs,
  connection: ConnectionWithMessages,
  session: Session,
): ChangeSet {
  if (
    inputs.adviceRevision !== connection.adviceRevision ||
    inputs.shared !== session.sharedRevision ||
    inputs.failures !== failuresFor(connection, session)
  )
    return EVERYTHING;
  let changes = NO_CHANGE;
  if (inputs.clock !== session.clock && inputs.clock !== clockFor(connection, session)) changes |= CLOCK;
  if (inputs.revision === connection.revision) return changes;
  return isFinished(connection) ? EVERYTHING : changes | MESSAGES;
}

/** Only a handshake in progress is delayed by the failures of others. */
function failuresFor({ state }: ConnectionWithMessages, { failureRevision }: Session): number {
  return state === 'connecting' ? failureRevision : 0;
}

/**
 * The clock matters while a connection is open, and for a while after its end; always where nobody saw the end, or where
 * the request is unanswered.
 */
function clockFor(connection: ConnectionWithMessages, { clock }: Session): number {
  const end = isFinished(connection) ? observedEndOf(connection) : undefined;
  const isSettled = end !== undefined && clock - end > SETTLED;
  return isSettled && !isUnanswered(connection) ? Number.POSITIVE_INFINITY : clock;
}

/** The log has neither a response nor an error: how long the server is silent grows with the log. */
function isUnanswered({ wire }: ConnectionWithMessages): boolean {
  return wire?.entry.status === 0 && wire.entry.reason === undefined;
}
