import type { ExperimentResult, Outcome } from '../experiments/experiment-result.ts';
import { type Connection, isFinished } from './connection.ts';

/** A handshake without a response for so long has failed for its user, in milliseconds, as in the rules. */
const NO_RESPONSE = 5_000;

/** The outcome of the connection itself, as an experiment of the page; `now` in epoch milliseconds. */
export function seenResult(connection: Connection, now: number): ExperimentResult {
  const { url, createdAt, closed, errored, opened } = connection;
  const waits = connection.state === 'connecting';
  const end = opened?.at ?? closed?.at ?? errored?.at ?? (waits ? Math.max(now, createdAt) : createdAt);
  return {
    experiment: 'seen',
    from: 'seen',
    url,
    bare: false,
    ms: end - createdAt,
    outcome: seenOutcome(connection, end - createdAt),
  };
}

function seenOutcome(connection: Connection, ms: number): Outcome {
  const { violation, constructorError, opened, wire, state } = connection;
  if (violation) return { kind: 'blocked', why: `the policy ${violation.directive}` };
  if (constructorError) return { kind: 'blocked', why: `${constructorError.name} by the constructor` };
  if (opened) return { kind: 'opened', protocol: opened.protocol };
  if (wire?.entry.reason !== undefined || wire?.failure) {
    return {
      kind: 'failed',
      failure: wire.failure ?? { kind: 'unrecognised' },
      words: wire.entry.reason ?? '',
      requestSent: wire.entry.requestSent,
    };
  }
  if (isFinished(connection))
    return { kind: 'failed', failure: { kind: 'hidden' }, words: '', requestSent: undefined };
  if (state !== 'connecting') return { kind: 'not-run', why: 'it is not over' };
  return ms >= NO_RESPONSE ? { kind: 'stopped', by: 'time' } : { kind: 'not-run', why: 'no response yet' };
}
