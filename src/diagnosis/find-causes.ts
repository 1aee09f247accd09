import type { Session } from '../session/session.ts';
import { ownConnections } from '../session/synthetic-connection.ts';
import { type Findings, forRules, ranksOf, resultOf, topOf } from './diagnose.ts';
import { compileRule, findOn } from './evaluate-rules.ts';
import { createCauseGroups } from './group-causes.ts';
import type { Rule } from './rule.ts';

/**
 * Only what was found: of a session that is judged once, the verdict of every rule on every connection is not kept.
 * `most`: how many findings are wanted, the worst first; the others are counted.
 */
export function findCauses(session: Session, rules: readonly Rule[], most?: number): Findings {
  const compiledRules = rules.map(compileRule);
  const ranks = ranksOf(rules);
  const groups = createCauseGroups(ranks);
  const seen = forRules(session);
  for (const connection of ownConnections(session.connections)) {
    const { found, crashed } = findOn(connection, seen, compiledRules);
    groups.add(connection.id, resultOf(connection, topOf(found, ranks), crashed));
  }
  return groups.finish(most);
}
