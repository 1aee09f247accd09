import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../../src/session/session.ts';
import type { Recording } from '../../bench/accuracy-recorded.ts';

const read = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));

/** The strict report of a recording, as a viewer shows its text. */
function shownReport(name: string): string {
  const { events, judgedAt } = JSON.parse(
    gunzipSync(read(`tests/recordings/${name}.json.gz`)).toString(),
  ) as Recording;
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const settings = { now: judgedAt, version: '0.0.0', redact: { strict: loadVocabulary() } };
  return renderMarkdown(buildReport(session, diagnose(session, rules), settings)).replace(/[\\`]/g, '');
}

/** Rows of the table in docs/redaction.md: a recording, and what its report answers to the five questions of the head. */
const rows = read('docs/redaction.md')
  .toString()
  .split('\n')
  .filter((line) => /^\| `[a-z0-9-]+` \| .*“/.test(line))
  .map((line) => line.split('|').slice(1, -1));

describe('a strict Markdown report answers what failed, why, what proves it, what to do and whom it concerns', () => {
  test('for ten recordings', () => {
    expect(new Set(rows.map(([name]) => name)).size).toBe(10);
  });

  test.each(rows.map(([name = '', ...answers]): [string, string[]] => [name.replace(/[` ]/g, ''), answers]))(
    '%s',
    (name, answers) => {
      const report = shownReport(name);
      const phrases = answers.map((answer) => [...answer.matchAll(/“([^”]+)”/g)].map(([, phrase]) => phrase));
      expect(phrases.filter((each) => each.length > 0)).toHaveLength(5);
      for (const phrase of phrases.flat()) expect(report).toContain(phrase);
    },
  );
});
