import type { ExperimentResult, Outcome } from '../experiments/experiment-result.ts';
import { type Connection, isFinished } from './connection.ts';

/** The outcome of the connection itself, as an experiment of the page. */
export function seenResult(connection: Connection): ExperimentResult {
  const { url, createdAt, closed, errored, opened } = connection;
  const end = opened?.at ?? closed?.at ?? errored?.at ?? createdAt;
  return {
    experiment: 'seen',
    from: 'seen',
    url,
    bare: false,
    ms: end - createdAt,
    outcome: seenOutcome(connection),
  };
}

function seenOutcome(connection: Connection): Outcome {
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
  return state === 'connecting'
    ? { kind: 'stopped', by: 'time' }
    : { kind: 'not-run', why: 'it is not over' };
}
