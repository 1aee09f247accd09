import { expect, it } from 'vitest';
import type { Finding } from '../../../../src/diagnosis/rule.ts';
import { compareVerdicts } from '../../../../src/export/trace/compare-verdicts.ts';
import type { TraceVerdict } from '../../../../src/export/trace/trace.ts';
import { rules } from '../../../../src/rules/index.ts';

const rule = rules.find(({ id, version }) => id === 'forbidden' && version === undefined);
if (!rule) throw new Error('the rule is gone');

const verdict = (more: Partial<TraceVerdict> = {}): TraceVerdict => ({
  rule: rule.id,
  version: 1,
  row: rule.scenario,
  severity: rule.severity,
  confidence: 'certain',
  title: 'saved title',
  connections: ['c1', 'c2'],
  evidence: [],
  fixes: [],
  ...more,
});
const finding = (more: Partial<Finding> = {}): Finding => ({
  rule,
  connections: ['c1'],
  match: { confidence: 'certain', title: 'title of today', evidence: [{ fact: '', events: [] }], facts: {} },
  fixes: [],
  ...more,
});
const compared = (saved: TraceVerdict[], today: Finding[]): string[] =>
  compareVerdicts(saved, today, new Set([rule.id])).map(
    (change) => `${change.kind} ${change.rule}: ${change.title}: ${change.detail}`,
  );
const untitled = finding({
  match: { confidence: 'likely', evidence: [{ fact: '', events: [] }], facts: {} },
});

it.each<[string, TraceVerdict[], Finding[], string[]]>([
  ['the same', [verdict()], [finding()], []],
  [
    'gone',
    [verdict()],
    [],
    [
      `gone ${rule.id}: saved title: is not found today: the rule has changed, or what it rests on was masked or left out of the trace`,
    ],
  ],
  [
    'a rule that is unknown',
    [verdict({ rule: 'old', connections: [] })],
    [],
    ['gone old: saved title: cannot be checked: this version has no such rule'],
  ],
  ['new', [], [finding()], [`new ${rule.id}: title of today: was not found when the trace was saved`]],
  [
    'new, with the title of its rule',
    [],
    [untitled],
    [`new ${rule.id}: ${rule.title}: was not found when the trace was saved`],
  ],
  [
    'of another connection',
    [verdict()],
    [finding({ connections: ['c2'] })],
    [expect.stringContaining('gone'), expect.stringContaining('new')],
  ],
  [
    'judged otherwise',
    [verdict({ severity: 'info', confidence: 'possible', version: 7 })],
    [untitled],
    [
      `changed ${rule.id}: ${rule.title}: severity info is now error, confidence possible is now likely, the rule's version 7 is now 1`,
    ],
  ],
  [
    'of a newer rule',
    [verdict()],
    [finding({ rule: { ...rule, version: 3 } })],
    [`changed ${rule.id}: title of today: the rule's version 1 is now 3`],
  ],
])('%s', (_name, saved, today, changes) => expect(compared(saved, today)).toEqual(changes));
