import { becauseWords } from '../experiments/conclude.ts';
import type { Conclusion } from '../experiments/pattern.ts';
import type { Connection } from '../session/connection.ts';
import type { Confidence } from '../shared/confidence.ts';
import type { Evidence, Match } from './rule.ts';

const LADDER: readonly Confidence[] = ['possible', 'likely', 'certain'];

/** A rule's match after the experiments: more certain if they support it, less if they contradict it. */
export function adjustConfidence(rule: string, match: Match, { probe }: Connection): Match {
  if (!probe) return match;
  const support = probe.conclusions.find(({ pattern }) => pattern.supports.includes(rule));
  const against = probe.conclusions.find(
    ({ pattern, confidence }) => pattern.contradicts?.includes(rule) && confidence !== 'possible',
  );
  if (support) {
    const confidence = higher(match.confidence, support.confidence);
    return { ...match, confidence, evidence: [...match.evidence, proof(support, probe.event)] };
  }
  if (!against) return match;
  const lower = LADDER[Math.max(LADDER.indexOf(match.confidence) - 1, 0)] ?? 'possible';
  return { ...match, confidence: lower, evidence: [...match.evidence, proof(against, probe.event)] };
}

/** Never more certain than the experiments, unless the rule was more certain without them. */
function higher(own: Confidence, experiments: Confidence): Confidence {
  return LADDER.indexOf(experiments) > LADDER.indexOf(own) ? experiments : own;
}

function proof(conclusion: Conclusion, event: number): Evidence {
  return { fact: `Experiments: ${becauseWords(conclusion).join(' ')}`, events: [event] };
}
