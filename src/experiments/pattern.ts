import type { Confidence } from '../shared/confidence.ts';
import type { ExperimentId, ExperimentResult, Results } from './experiment-result.ts';

/** A line of the decision table: a pattern of results, and what it means. */
export interface Pattern {
  id: string;
  /** What it means, as a sentence without a full stop. */
  title: string;
  /** Ids of rules whose verdict it supports; and of those that it speaks against. */
  supports: readonly string[];
  contradicts?: readonly string[];
  /** Gives way where another line of the table speaks. */
  general?: true;
  /** About something beside the failure, such as a server that lets everybody in. */
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
  /** Replaces the pattern's title where the results allow a more exact sentence. */
  title?: string;
}

export interface Conclusion {
  pattern: Pattern;
  title: string;
  confidence: Confidence;
  because: ExperimentResult[];
}
