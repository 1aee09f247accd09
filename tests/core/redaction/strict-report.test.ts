import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport, type Report } from '../../../src/export/report/report.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession } from '../../../src/session/session.ts';
import { readRecordings } from '../../bench/accuracy-recorded.ts';

const strict = loadVocabulary();
const recordings = readRecordings(fileURLToPath(new URL('../../recordings', import.meta.url)));

interface Reports {
  id: string;
  strict: Report;
  readable: Report;
}

const reports: Reports[] = recordings.map(({ scenario, events, judgedAt }) => {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  const diagnosis = diagnose(session, rules);
  const settings = { now: judgedAt, version: '0.0.0' };
  return {
    id: scenario.id,
    strict: buildReport(session, diagnosis, { ...settings, redact: { strict } }),
    readable: buildReport(session, diagnosis, settings),
  };
});

const PLACEHOLDER = /«[^»]*»/g;

/** What the diagnosis itself says in a report: findings, evidence and fixes. */
const sentencesOf = ({ verdicts }: Report): string[] =>
  verdicts.flatMap(({ title, evidence, raise, fixes }) => [
    title,
    raise ?? '',
    ...evidence.map(({ fact }) => fact),
    ...fixes.flatMap((fix) => [fix.title, fix.detail]),
  ]);

/** Whether the strict sentence is the readable one, with single values of it masked. */
function isSameButValues(shown: string, readable: string): boolean {
  const parts = shown.split(PLACEHOLDER).map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.{1,120}?')}$`, 's').test(readable);
}

describe('a strict report', () => {
  it('says the same as the readable one, but for values: nineteen of twenty sentences word for word', () => {
    let alike = 0;
    let all = 0;
    const other: string[] = [];
    for (const { id, strict: shown, readable } of reports) {
      const told = sentencesOf(readable);
      for (const [at, sentence] of sentencesOf(shown).entries()) {
        all += 1;
        if (sentence === told[at]) alike += 1;
        else if (!isSameButValues(sentence, told[at] ?? '')) other.push(`${id}: ${sentence} / ${told[at]}`);
      }
    }
    expect(other).toEqual([]);
    expect(alike / all).toBeGreaterThanOrEqual(0.95);
  });

  /** What failed, where, why, by which evidence, and what to do next. */
  it.each(
    reports
      .filter(({ readable }) => readable.verdicts[0]?.severity === 'error')
      .filter((_each, at) => at % 12 === 0)
      .map((each): [string, Reports] => [each.id, each]),
  )('answers five questions in Markdown: %s', (_id, { strict: shown, readable }) => {
    const [verdict] = readable.verdicts;
    const [masked] = shown.verdicts;
    const text = renderMarkdown(shown).replaceAll('\\', '');
    expect(masked?.title.replace(PLACEHOLDER, '')).toMatch(/\w{4}/);
    expect(masked?.rule).toBe(verdict?.rule);
    const { host } = new URL(readable.connections[0]?.url.replace(/^ws/, 'http') ?? '');
    expect(text).toContain(host);
    expect(masked?.evidence.length).toBe(verdict?.evidence.length);
    expect(masked?.fixes.map(({ title }) => title)).toEqual(verdict?.fixes.map(({ title }) => title));
    for (const heading of ['## Environment', '## Connections']) expect(text).toContain(heading);
  });
});
