import { type Results, resultOf } from './experiment-result.ts';
import { resultSentence } from './experiment-text.ts';
import type { Conclusion, Pattern } from './pattern.ts';
import { accessPatterns } from './patterns-access.ts';
import { addressPatterns } from './patterns-address.ts';
import { bodyPatterns } from './patterns-body.ts';
import { networkPatterns } from './patterns-network.ts';
import { requestPatterns } from './patterns-request.ts';
import { serverPatterns } from './patterns-server.ts';
import { repeatPatterns, timePatterns } from './patterns-time.ts';
import { tlsPatterns } from './patterns-tls.ts';

export const PATTERNS: readonly Pattern[] = [
  ...bodyPatterns,
  ...repeatPatterns,
  ...addressPatterns,
  ...networkPatterns,
  ...tlsPatterns,
  ...requestPatterns,
  ...accessPatterns,
  ...serverPatterns,
  ...timePatterns,
];

/** What the results mean, the strongest conclusion first. Pure: the same results give the same conclusions. */
export function conclude(results: Results): Conclusion[] {
  const all = PATTERNS.flatMap((pattern): Conclusion[] => {
    const reading = pattern.read(results);
    if (!reading) return [];
    const because = reading.because
      .map((id) => resultOf(results, id))
      .filter((result) => result !== undefined);
    return [{ pattern, title: reading.title ?? pattern.title, confidence: reading.confidence, because }];
  });
  const specific = all.some(({ pattern }) => !pattern.general && !pattern.beside);
  return all.filter(({ pattern }) => !(specific && pattern.general));
}

/** The results that prove it, as sentences. */
export function becauseWords({ because }: Conclusion): string[] {
  return because.map(resultSentence);
}
