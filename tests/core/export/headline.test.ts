import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { formatReport } from '../../../src/export/report/terminal.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { answered, attempt, conversation, httpResponse, tape, wait } from '../../support/tape.ts';

function reports(session: Session) {
  const report = buildReport(session, diagnose(session, rules), { now: 1_700_000_001_000, version: '0' });
  return { report, all: [renderMarkdown(report), renderHtml(report), formatReport(report)] };
}

it('a hint is no headline of a page that works', () => {
  const { report, all } = reports(
    tape(
      conversation('wss://api.test/live'),
      httpResponse('https://api.test/', { server: 'nginx' }),
      wait(60_000),
    ),
  );
  const [hint] = report.verdicts;
  expect(hint?.severity).toBe('info');
  for (const text of all) {
    const start = text.slice(0, text.indexOf(hint?.title ?? ''));
    expect(start).toContain('No problems found');
    expect(text).toContain(hint?.title ?? '');
  }
});

it('a problem is', () => {
  const { report, all } = reports(tape(attempt('wss://api.test/live', answered(404))));
  for (const text of all) {
    expect(text).toContain(report.verdicts[0]?.title ?? '');
    expect(text).not.toContain('No problems found');
  }
});
