import { escapeInvisible, escapeInvisibleLines } from '../../shared/escape-invisible.ts';
import { pluralize } from '../../shared/format.ts';
import { worstProblem } from './headline.ts';
import type { Report, ReportVerdict } from './report.ts';

const MARK = { error: '✖', warning: '▲', info: 'ℹ' } as const;
const MOST_NAMED = 3;
const indent = (text: string, by: string): string => text.replace(/^/gm, by);

/** How many connections have this cause, and their URLs where the report describes them. */
function affected({ connections }: ReportVerdict, described: Report['connections']): string {
  const ids = new Set(connections);
  const urls = [...new Set(described.filter(({ id }) => ids.has(id)).map(({ url }) => url))];
  const count = pluralize(connections.length, 'connection');
  if (urls.length === 0) return count;
  const others = urls.length - MOST_NAMED;
  const named = urls.slice(0, MOST_NAMED).map(escapeInvisible).join(', ');
  return `${count}: ${named}${others > 0 ? ` and ${pluralize(others, 'other URL')}` : ''}`;
}

function fixLines({ fixes }: ReportVerdict): string[] {
  const lines: string[] = [];
  for (const [index, fix] of fixes.entries()) {
    lines.push(escapeInvisible(`    ${index + 1}. ${fix.title}: ${fix.detail}`));
    if (fix.snippet !== undefined) lines.push(indent(escapeInvisibleLines(fix.snippet), '         '));
    for (const { product, where, snippet } of fix.variants ?? [])
      lines.push(
        `       ${product}: ${escapeInvisible(where)}`,
        indent(escapeInvisibleLines(snippet), '         '),
      );
  }
  return lines;
}

/**
 * One verdict for a terminal: cause, fix, evidence, how to check. Nothing that a page or a server said can steer the
 * terminal. `described`: the report's connections.
 */
export function formatVerdict(verdict: ReportVerdict, described: Report['connections'] = []): string {
  const lines = [
    `${MARK[verdict.severity]} ${escapeInvisible(verdict.title)}`,
    `  ${verdict.confidence} · ${verdict.rule} · ${affected(verdict, described)}`,
    '  fix',
    ...fixLines(verdict),
    '  evidence',
    ...verdict.evidence.map(({ fact }) => `    - ${escapeInvisible(fact)}`),
  ];
  if (verdict.raise !== null) lines.push(`  to check: ${escapeInvisible(verdict.raise)}`);
  lines.push(`  learn more: ${verdict.learnMore}`);
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
  const { verdicts, connections } = report;
  const told = verdicts.map((verdict) => formatVerdict(verdict, connections));
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
      ...told,
      ...moreLines(report),
      ...crashes,
    ].join('\n\n');
  return [head, ...told, ...moreLines(report), ...crashes].join('\n\n');
}
