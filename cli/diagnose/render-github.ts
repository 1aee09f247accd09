import type { Severity } from '../../src/diagnosis/rule.ts';
import { crashLines } from '../../src/export/report/terminal.ts';
import { escapeInvisible, escapeInvisibleLines } from '../../src/shared/escape-invisible.ts';
import type { FileResult } from './evaluate-file.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/** GitHub's workflow commands: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const data = (text: string): string => escapeInvisibleLines(text).replace(/%/g, '%25').replace(/\n/g, '%0A');
const property = (text: string): string =>
  data(escapeInvisible(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** One annotation a finding, and one a rule that failed. */
export function renderGithub({ file, report }: FileResult & { ok: true }): string {
  const crashes = crashLines(report).map((line) => `::warning file=${property(file)}::${data(line)}\n`);
  const findings = report.verdicts.map(
    ({ severity, title, confidence, rule, evidence, fixes, learnMore }) => {
      const told = [
        `${confidence}: ${evidence.map(({ fact }) => fact).join(' ')}`,
        ...fixes.slice(0, 1).map((fix) => `Do: ${fix.title}. ${fix.detail}`),
        `Learn more: ${learnMore}`,
      ];
      return `::${COMMAND[severity]} file=${property(file)},title=${property(`${title} (${rule})`)}::${data(told.join('\n'))}\n`;
    },
  );
  return [...findings, ...crashes].join('');
}
