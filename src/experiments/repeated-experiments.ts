import { type ExperimentId, failed, opened, type Results, resultOf } from './experiment-result.ts';

/** Repetitions of one handshake by one sender. */
export const AGAIN = ['again', 'again-2', 'again-3'] as const;
export const ELSEWHERE = ['other-client', 'other-client-2', 'other-client-3'] as const;

/** A repetition that opened and one that failed; undefined if all had the same outcome. A terminal tries once. */
export function mixedRepeats(results: Results): readonly ExperimentId[] | undefined {
  for (const all of [AGAIN, ELSEWHERE]) {
    const row = all.filter((id) => resultOf(results, id)?.from !== 'terminal');
    const good = row.find((id) => opened(results, id));
    const bad = row.find((id) => failed(results, id));
    if (good && bad) return [good, bad];
  }
  return undefined;
}
