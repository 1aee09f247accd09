import type { Connection } from '../session/connection.ts';
import { quote } from './evidence.ts';
import type { Evidence, Match, Rule } from './rule.ts';

/** More repeats itself. */
const MOST_LINES = 8;

/** A match about how a connection failed or ended, with what other logs say about that. */
export function withLogEvidence(rule: Rule, match: Match, connection: Connection): Match {
  const { logLines } = connection;
  const explainsNothing = rule.explains === undefined && (match.severity ?? rule.severity) === 'info';
  if (!logLines || rule.sideFinding || explainsNothing) return match;
  const proofs = new Map<string, Evidence>();
  for (const { event, log, text, proves } of logLines) {
    if (!proves) continue;
    const words = quote(text).replace(/\.$/, '');
    if (match.evidence.some((known) => known.fact.includes(words))) continue;
    const fact = `${quote(log)}: ${words}.`;
    const known = proofs.get(fact);
    if (known) known.events = [...known.events, event];
    else if (proofs.size < MOST_LINES) proofs.set(fact, { fact, events: [event] });
  }
  const [first, ...rest] = match.evidence;
  return { ...match, evidence: [first, ...rest, ...proofs.values()] };
}
