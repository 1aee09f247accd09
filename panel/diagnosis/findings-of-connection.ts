import { type Diagnosis, findingsOf } from '../../src/diagnosis/diagnose.ts';
import type { Finding, Source, Verdict } from '../../src/diagnosis/rule.ts';
import type { Connection } from '../../src/session/connection.ts';

/**
 * A connection's findings, worst first, with the evidence and fixes of this connection: a finding that several
 * connections share has those of only one of them.
 */
export function ownFindings(diagnosis: Diagnosis, { id }: Connection): Finding[] {
  const verdicts = diagnosis.verdicts.get(id) ?? [];
  return findingsOf(diagnosis, id).map((finding) => {
    const own = verdicts.find(({ rule }) => rule.id === finding.rule.id);
    return own?.outcome === 'found' ? { ...finding, match: own.match, fixes: own.fixes() } : finding;
  });
}

/** Rules that could not run, counted by the missing source. */
export function unaskedRules(verdicts: readonly Verdict[]): Map<Source, number> {
  const counts = new Map<Source, number>();
  for (const verdict of verdicts) {
    if (verdict.outcome !== 'unknown') continue;
    for (const source of verdict.missing) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}
