import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { learnMore } from '../../../src/diagnosis/cause-page.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { formatReport } from '../../../src/export/report/terminal.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../../src/rules/index.ts';
import { docsPage } from '../../../src/shared/published.ts';
import { answered, attempt, START, tape } from '../../support/tape.ts';

describe('where to learn more about a cause', () => {
  it('is a file of a checkout, or a page of the site where there is one', () => {
    expect(docsPage('causes/forbidden', '')).toBe('docs/causes/forbidden.md');
    expect(docsPage('causes/forbidden', 'https://docs.test/')).toBe('https://docs.test/causes/forbidden');
  });

  it('exists for each rule, as long as it is a file', () => {
    const files = rules.map(({ id }) => learnMore(id)).filter((place) => !/^https:/.test(place));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each([
    ['readable', {}],
    ['strictly masked', { redact: { strict: loadVocabulary() } }],
  ])('is in every report, also in a %s one', (_name, masking) => {
    const session = tape(attempt('wss://api.test/live', answered(403)));
    const settings = { now: START, version: '0', ...masking };
    const report = buildReport(session, diagnose(session, rules), settings);
    expect(report.verdicts.length).toBeGreaterThan(0);
    for (const { rule, learnMore: place } of report.verdicts) {
      expect(place).toBe(learnMore(rule));
      for (const text of [renderMarkdown(report), renderHtml(report), formatReport(report)])
        expect(text).toContain(place);
    }
  });
});
