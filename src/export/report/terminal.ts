import { escapeInvisible, escapeInvisibleLines } from '../../shared/escape-invisible.ts';
import { formatCount, pluralize } from '../../shared/format.ts';
import { worstProblem } from './headline.ts';
import type { Report, ReportVerdict } from './report.ts';

const MARK = { error: '✖', warning: '▲', info: 'ℹ' } as const;
const MOST_NAMED = 8;
const indent = (text: string, by: string): string => text.replace(/^/gm, by);

function namesOf(connections: readonly string[]): string {
  const others = connections.length - MOST_NAMED;
  const named = connections.slice(0, MOST_NAMED).join(', ');
  return others > 0 ? `${named} and ${formatCount(others)} more` : named;
}

/** One verdict for a terminal: cause, evidence, fix. Nothing that a page or a server said can steer the terminal. */
export function formatVerdict(verdict: ReportVerdict): string {
  const lines = [
    `${MARK[verdict.severity]} ${escapeInvisible(verdict.title)}`,
    `  ${verdict.confidence} · ${verdict.rule} · ${namesOf(verdict.connections)}`,
    '  evidence',
    ...verdict.evidence.map(({ fact }) => `    - ${escapeInvisible(fact)}`),
  ];
  if (verdict.raise !== null) lines.push(`  to confirm: ${escapeInvisible(verdict.raise)}`);
  lines.push('  fix');
  for (const [index, fix] of verdict.fixes.entries()) {
    lines.push(escapeInvisible(`    ${index + 1}. ${fix.title}: ${fix.detail}`));
    if (fix.snippet !== undefined) lines.push(indent(escapeInvisibleLines(fix.snippet), '         '));
    for (const { product, where, snippet } of fix.variants ?? [])
      lines.push(
        `       ${product}: ${escapeInvisible(where)}`,
        indent(escapeInvisibleLines(snippet), '         '),
      );
  }
  return lines.join('\n');
}

/** Rules of ours that failed: what they would have found is not known. */
export function crashLines({ crashedRules }: Report): string[] {
  return crashedRules.map(({ rule, connection, error }) =>
    escapeInvisible(`rule ${rule} failed while looking at ${connection}: ${error}`),
  );
}

/** Of very many findings the worst are shown. */
export function moreLines({ moreVerdicts }: Report): string[] {
  return moreVerdicts === undefined
    ? []
    : [`${pluralize(moreVerdicts, 'more finding')}, none worse than these. The JSON report has all.`];
}

export function formatReport(report: Report): string {
  const { verdicts } = report;
  const crashes = crashLines(report).map((line) => `! ${line}`);
  const head = `${pluralize(report.connectionCount, 'connection')} on ${escapeInvisible(report.page.url) || 'the page'}`;
  if (verdicts.length === 0)
    return [head, crashes.length === 0 ? '✔ No problems found.' : 'No problems found.', ...crashes].join(
      '\n',
    );
  if (!worstProblem(report))
    return [
      head,
      `✔ No problems found, ${pluralize(verdicts.length, 'hint')}:`,
      ...verdicts.map(formatVerdict),
      ...moreLines(report),
      ...crashes,
    ].join('\n\n');
  return [head, ...verdicts.map(formatVerdict), ...moreLines(report), ...crashes].join('\n\n');
}
