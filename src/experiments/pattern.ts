import type { Confidence } from '../shared/confidence.ts';
import type { ExperimentId, ExperimentResult, Results } from './experiment-result.ts';

/** A row of the decision table: a pattern of results, and its meaning. */
export interface Pattern {
  id: string;
  /** The meaning, as a sentence without a full stop. */
  title: string;
  /** Ids of rules that it supports, and of those that it contradicts. */
  supports: readonly string[];
  contradicts?: readonly string[];
  /** Used only if no other row matches. */
  general?: true;
  /** Not about the failure, such as a server that accepts every origin. */
  beside?: true;
  /** It tells the cause, where the verdict of a rule tells what kind of failure it was: its title replaces the rule's. */
  cause?: true;
  next: string;
  /** Only whoever runs the server, or the proxy in front of it, can do what `next` says. */
  operator?: true;
  /** The experiments that prove it, the most telling first; undefined where the pattern is not there. */
  read(results: Results): Reading | undefined;
}

export interface Reading {
  confidence: Confidence;
  because: readonly ExperimentId[];
  /** Replaces the pattern's title by a more exact one. */
  title?: string;
}

export interface Conclusion {
  pattern: Pattern;
  title: string;
  confidence: Confidence;
  because: ExperimentResult[];
}
