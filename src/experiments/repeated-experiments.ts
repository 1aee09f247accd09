import { type ExperimentId, failed, opened, type Results, resultOf } from './experiment-result.ts';

/** The same handshake by the same sender, again and again. */
export const AGAIN = ['again', 'again-2', 'again-3'] as const;
export const ELSEWHERE = ['other-client', 'other-client-2', 'other-client-3'] as const;

/** One that opened and one that failed of the same handshake; undefined where each time went alike. A terminal tries once. */
export function mixedRepeats(results: Results): readonly ExperimentId[] | undefined {
  for (const all of [AGAIN, ELSEWHERE]) {
    const row = all.filter((id) => resultOf(results, id)?.from !== 'terminal');
    const good = row.find((id) => opened(results, id));
    const bad = row.find((id) => failed(results, id));
    if (good && bad) return [good, bad];
  }
  return undefined;
}
