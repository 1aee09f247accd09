import { becauseWords } from '../experiments/conclude.ts';
import type { Conclusion } from '../experiments/pattern.ts';
import type { Connection } from '../session/connection.ts';
import type { Confidence } from '../shared/confidence.ts';
import { quote } from './evidence.ts';
import type { Evidence, Match, Rule } from './rule.ts';

const LADDER: readonly Confidence[] = ['possible', 'likely', 'certain'];

/** What of a rule decides how experiments count for it. */
type Weighed = Pick<Rule, 'id' | 'specificity'>;

/**
 * The conclusion of the experiments that a verdict is told by: it names the cause, where the rule knows what kind of
 * failure it was, or nothing but that it failed. Undefined where the experiments say no more than the rule.
 */
export function testedCause(
  { id, specificity }: Weighed,
  { probe, opened }: Connection,
): Conclusion | undefined {
  if (!probe || specificity === 'named cause') return undefined;
  const telling = probe.conclusions.filter(
    ({ pattern, confidence }) => !pattern.general && !pattern.beside && confidence !== 'possible',
  );
  const named = telling.find(({ pattern }) => pattern.cause && pattern.supports.includes(id));
  return named ?? (specificity === 'fallback' && !opened ? telling[0] : undefined);
}

/**
 * A rule's verdict after the experiments: told by the cause that they found, raised by those that support it, lowered
 * by those that speak against it.
 */
export function adjustConfidence(rule: Weighed, match: Match, connection: Connection): Match {
  const { probe } = connection;
  if (!probe) return match;
  const cause = testedCause(rule, connection);
  if (cause) {
    const [first, ...rest] = match.evidence;
    return {
      ...match,
      title: quote(cause.title),
      confidence: cause.confidence,
      evidence: [proof(cause, probe.event), first, ...rest],
      ...(cause.confidence === 'certain' ? {} : { howToConfirm: cause.pattern.next }),
    };
  }
  const support = probe.conclusions.find(({ pattern }) => pattern.supports.includes(rule.id));
  const against = probe.conclusions.find(
    ({ pattern, confidence }) => pattern.contradicts?.includes(rule.id) && confidence !== 'possible',
  );
  if (support) {
    const confidence = higher(match.confidence, support.confidence);
    return { ...match, confidence, evidence: [...match.evidence, proof(support, probe.event)] };
  }
  if (!against) return match;
  const lower = LADDER[Math.max(LADDER.indexOf(match.confidence) - 1, 0)] ?? 'possible';
  return {
    ...match,
    confidence: lower,
    evidence: [...match.evidence, proof(against, probe.event)],
    howToConfirm: match.howToConfirm ?? against.pattern.next,
  };
}

/** Never more certain than the experiments, unless the rule was more certain without them. */
function higher(own: Confidence, experiments: Confidence): Confidence {
  return LADDER.indexOf(experiments) > LADDER.indexOf(own) ? experiments : own;
}

function proof(conclusion: Conclusion, event: number): Evidence {
  return { fact: `Test: ${becauseWords(conclusion).map(quote).join(' ')}`, events: [event] };
}
