import { conclude } from '../experiments/conclude.ts';
import { type ExperimentId, opened, outcomeOf, type Results } from '../experiments/experiment-result.ts';
import type { Experiment } from './experiment.ts';

/** Why an experiment would tell nothing new; undefined if it is worth running. */
export function whyNotTry({ stage, id }: Experiment, results: Results): string | undefined {
  switch (stage) {
    case 'core':
    case 'asked':
      return undefined;
    case 'repeat':
      return whyNotRepeat(results);
    case 'reach':
    case 'request':
      if (opened(results, 'other-client')) return 'the address opens as it is';
      if (isCertain(results) && !ALWAYS.has(id)) return 'the cause is certain already';
      return stageReached(results) === stage ? undefined : WHY[stage];
    default:
      return stage satisfies never;
  }
}

/** A responding server may answer differently the next time; but it is not asked again after a rate limit. */
function whyNotRepeat(results: Results): string | undefined {
  if (outcomeOf(results, 'other-client')?.kind === 'stopped') return 'the first time was not over in time';
  if (conclude(results).some(({ pattern }) => pattern.id === 'rate-limited'))
    return 'the server counts connections';
  return stageReached(results) === 'reach' && isCertain(results) ? 'the cause is certain already' : undefined;
}

/** Each of these settles its own question, whatever else is known. */
const ALWAYS = new Set<ExperimentId>(['get-other-scheme', 'no-subprotocol']);

const WHY = {
  reach: 'a server answers at this address, so it is the right one to ask',
  request: 'nothing answers at this address, so the request is not the question',
} as const;

/** A server whose port refuses connections may listen at another address or port. */
const STILL_OPEN = new Set(['nobody-listens', 'no-way']);

function isCertain(results: Results): boolean {
  return conclude(results).some(
    ({ pattern, confidence }) =>
      confidence === 'certain' && !pattern.general && !pattern.beside && !STILL_OPEN.has(pattern.id),
  );
}

function stageReached(results: Results): 'reach' | 'request' {
  const get = outcomeOf(results, 'get');
  if (get) return get.kind === 'answered' ? 'request' : 'reach';
  const seen = outcomeOf(results, 'seen');
  return seen?.kind === 'failed' && seen.requestSent ? 'request' : 'reach';
}
