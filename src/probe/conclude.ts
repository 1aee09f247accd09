import type { Confidence } from '../rule.ts';
import { accessPatterns } from './patterns-access.ts';
import { networkPatterns } from './patterns-network.ts';
import { requestPatterns } from './patterns-request.ts';
import { serverPatterns } from './patterns-server.ts';
import { repeatPatterns, timePatterns } from './patterns-time.ts';
import { tlsPatterns } from './patterns-tls.ts';
import { type ExperimentId, type ExperimentResult, type Results, resultOf } from './result.ts';
import { resultSentence } from './words.ts';

/** A line of the decision table: a pattern of results, and what it means. */
export interface Pattern {
  id: string;
  /** What it means, as a sentence without a full stop. */
  title: string;
  /** Ids of rules whose verdict it supports; and of those that it speaks against. */
  raises: readonly string[];
  lowers?: readonly string[];
  /** Gives way where another line of the table speaks. */
  general?: true;
  /** About something beside the failure, such as a server that lets everybody in. */
  beside?: true;
  next: string;
  /** The experiments that prove it, the most telling first; undefined where the pattern is not there. */
  read(results: Results): Reading | undefined;
}

export interface Reading {
  confidence: Confidence;
  because: readonly ExperimentId[];
  /** Replaces the pattern's title where the results allow a more exact sentence. */
  title?: string;
}

export interface Conclusion {
  pattern: Pattern;
  title: string;
  confidence: Confidence;
  because: ExperimentResult[];
}

export const PATTERNS: readonly Pattern[] = [
  ...repeatPatterns,
  ...networkPatterns,
  ...tlsPatterns,
  ...requestPatterns,
  ...accessPatterns,
  ...serverPatterns,
  ...timePatterns,
];

/** What the results mean, the most telling first. Pure: the same results give the same conclusions. */
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
