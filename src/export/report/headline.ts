import type { Report, ReportVerdict } from './report.ts';

/** The worst problem; hints (severity `info`) are none. The verdicts are sorted, the worst first. */
export function worstProblem({ verdicts }: Pick<Report, 'verdicts'>): ReportVerdict | undefined {
  const [worst] = verdicts;
  return worst?.severity === 'info' ? undefined : worst;
}

/** The title of a report: its worst problem in words. */
export function headline(report: Pick<Report, 'verdicts'>): string {
  return worstProblem(report)?.title ?? 'No problems found';
}
