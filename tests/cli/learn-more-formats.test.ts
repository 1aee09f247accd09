import { expect, it } from 'vitest';
import type { FileResult } from '../../cli/diagnose/evaluate-file.ts';
import { renderGithub } from '../../cli/diagnose/render-github.ts';
import { renderSarif } from '../../cli/diagnose/render-sarif.ts';
import { showCauses } from '../../cli/mcp/show-causes.ts';
import { printVerdicts } from '../../cli/probe/probe-print.ts';
import { learnMore } from '../../src/diagnosis/cause-page.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../src/export/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import { answered, attempt, START, tape } from '../support/tape.ts';

const session = tape(attempt('wss://api.test/live', answered(403)));
const diagnosis = diagnose(session, rules);
const report = buildReport(session, diagnosis, { now: START, version: '0' });
const result: FileResult & { ok: true } = {
  ok: true,
  file: 'a.json',
  session,
  report,
  changes: [],
  notes: [],
};
const page = learnMore('forbidden');

it.each([
  ['SARIF', () => renderSarif([result], rules, '0')],
  ['annotations of GitHub', () => renderGithub(result)],
  ['wsdoctor probe', () => printVerdicts(diagnosis.findings, [])],
  ['the overview of the MCP server', () => JSON.stringify(showCauses(report).structuredContent)],
])('%s links to the page about the cause', (_name, render) => {
  expect(render()).toContain(page);
});
