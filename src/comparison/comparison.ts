import type { Redactor } from '../redaction/redactor.ts';
import type { ConnectionWithMessages } from '../session/connection.ts';
import type { Session } from '../session/session.ts';

/** One of two connections. */
export interface ComparedSide {
  session: Session;
  connection: ConnectionWithMessages;
  /** Titles of the findings on it. */
  findings: readonly string[];
}

export const ASPECTS = [
  'outcome',
  'environment',
  'url',
  'handshake',
  'request headers',
  'response headers',
  'messages',
  'timing',
  'findings',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** `unknown`: a side was not recorded, or is masked, so that nobody can tell. */
export type Sameness = 'same' | 'different' | 'unknown';

/** One thing that both connections have, or only one; texts are masked. */
export interface ComparisonRow {
  aspect: Aspect;
  name: string;
  /** Undefined: there is none. */
  left: string | undefined;
  right: string | undefined;
  sameness: Sameness;
  /** Why nobody can tell. */
  because?: string;
}

export interface Comparison {
  /** In the order of `ASPECTS`. */
  rows: readonly ComparisonRow[];
  /** Whether exactly one of the two opened, or ended normally. */
  outcomesDiffer: boolean;
}

/** How texts are shown; one redactor for both sides, so that equal secrets have one placeholder. */
export type Masking = Pick<Redactor, 'text' | 'url' | 'header' | 'sentence'>;
