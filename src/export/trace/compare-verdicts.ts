import type { Finding } from '../../diagnosis/rule.ts';
import type { TraceVerdict } from './trace.ts';

/** How today's verdicts differ from those that a trace was saved with. */
export interface VerdictChange {
  /** `gone`: saved, not found today. `new`: found today, not saved. `changed`: found then and now, judged otherwise. */
  kind: 'gone' | 'new' | 'changed';
  rule: string;
  title: string;
  /** Half a sentence that says what differs, and why as far as that is known. */
  detail: string;
}

const keyOf = (rule: string, connections: readonly string[]): string => `${rule} ${connections[0] ?? ''}`;

/** In the order of the saved verdicts, then of today's. */
export function compareVerdicts(
  saved: readonly TraceVerdict[],
  findings: readonly Finding[],
  knownRules: ReadonlySet<string>,
): VerdictChange[] {
  const today = new Map(findings.map((finding) => [keyOf(finding.rule.id, finding.connections), finding]));
  const before = new Map(saved.map((each) => [keyOf(each.rule, each.connections), each]));
  const changes: VerdictChange[] = [];
  for (const [key, verdict] of before) {
    const finding = today.get(key);
    const { rule, title } = verdict;
    if (!finding) changes.push({ kind: 'gone', rule, title, detail: whyGone(verdict, knownRules) });
    else changes.push(...changeOf(verdict, finding));
  }
  for (const [key, { rule, match }] of today) {
    if (before.has(key)) continue;
    const title = match.title ?? rule.title;
    changes.push({ kind: 'new', rule: rule.id, title, detail: 'was not found when the trace was saved' });
  }
  return changes;
}

function whyGone({ rule }: TraceVerdict, knownRules: ReadonlySet<string>): string {
  return knownRules.has(rule)
    ? 'is not found today: the rule has changed, or what it rests on was masked or left out of the trace'
    : 'cannot be checked: this version has no such rule';
}

function changeOf(verdict: TraceVerdict, { rule, match }: Finding): VerdictChange[] {
  const told: string[] = [];
  if (verdict.severity !== rule.severity) told.push(`severity ${verdict.severity} is now ${rule.severity}`);
  if (verdict.confidence !== match.confidence)
    told.push(`confidence ${verdict.confidence} is now ${match.confidence}`);
  const version = rule.version ?? 1;
  if (verdict.version !== version) told.push(`the rule's version ${verdict.version} is now ${version}`);
  if (told.length === 0) return [];
  return [{ kind: 'changed', rule: rule.id, title: match.title ?? rule.title, detail: told.join(', ') }];
}
