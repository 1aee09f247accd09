import type { EventId, ProbeEvent } from '../capture/captured-event.ts';
import { conclude } from '../experiments/conclude.ts';
import { EXPERIMENTS, type ExperimentResult } from '../experiments/experiment-result.ts';
import { changed } from './changed.ts';
import type { Connection, ConnectionWithMessages } from './connection.ts';
import { seenResult } from './observed-result.ts';
import { restoredFailure } from './restore-failure.ts';
import type { Session } from './session.ts';

/** Experiments belong to the connection they were made for; their results may reveal a hidden reason. */
export function takeProbe(session: Session, id: EventId, event: ProbeEvent): void {
  const connection = session.connections.get(event.connection);
  if (!connection) {
    session.losses.missingEvents += 1;
    return;
  }
  connection.notes.push({ id, event });
  compare(session, connection, id, event.results);
}

/** To be called after a change of the connection: experiments are compared with what is known of it now. */
export function renewObservedResult(session: Session, connection: ConnectionWithMessages): void {
  if (connection.probe) compare(session, connection, connection.probe.event, []);
}

/** Adds results to the earlier ones, and compares all with the outcome of the connection itself. */
function compare(
  session: Session,
  connection: ConnectionWithMessages,
  event: EventId,
  added: readonly ExperimentResult[],
): void {
  const earlier = connection.probe?.results.filter(({ experiment }) => experiment !== 'seen') ?? [];
  const results = merge([seenResult(connection, session.clock), ...earlier, ...added]);
  connection.probe = { event, results, conclusions: conclude(results) };
  restore(connection, results);
  changed(session, { connection, related: true, everyone: true });
}

/**
 * The latest result of each experiment; but a result of the command line is not replaced by a less informed sender's.
 */
function merge(results: readonly ExperimentResult[]): ExperimentResult[] {
  const best = new Map<string, ExperimentResult>();
  for (const result of results) {
    const known = best.get(result.experiment);
    const poorer =
      result.outcome.kind === 'not-run' || (known?.from === 'terminal' && result.from !== 'terminal');
    if (!known || !poorer) best.set(result.experiment, result);
  }
  return EXPERIMENTS.flatMap((id) => best.get(id) ?? []);
}

function restore(connection: Connection, results: readonly ExperimentResult[]): void {
  const { wire } = connection;
  if (wire?.failure?.kind !== 'hidden') return;
  const failure = restoredFailure(results);
  if (failure) wire.failure = failure;
}
