import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { rules } from '../../../src/rules/index.ts';
import { created, failed, REFUSED, START, tape, wire } from '../../support/tape.ts';

const URLS = ['wss://a.test/live', 'wss://b.test/live'];

function reportOf(...urls: string[]) {
  const session = tape(
    ...urls.flatMap((url, at) => [
      created(url, { at: at * 10, socket: at + 1 }),
      ...failed(60, { socket: at + 1 }),
    ]),
    ...urls.map((url, at) => wire(100, { url, startedAt: START + at * 10, reason: REFUSED })),
  );
  return buildReport(session, diagnose(session, rules), { now: 0, version: 'test' });
}

describe('the events of a report', () => {
  it('are in order of time, though the network log tells its part later', () => {
    const { excerpt, events } = reportOf(...URLS);
    for (const list of [excerpt, events]) {
      expect(list.length).toBeGreaterThan(2);
      expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).toSorted());
    }
  });

  it('name their connection where there are several, those of the network log as well', () => {
    const several = reportOf(...URLS);
    for (const { text, connection } of several.excerpt) expect(connection, text).toMatch(/^c\d+$/);
    expect(renderMarkdown(several)).toMatch(/^- event \d+ of c\d+, .*`network log: /m);
    expect(renderHtml(several)).toMatch(/>event \d+ of c\d+, <time/);
    expect(renderMarkdown(reportOf(URLS[0] ?? ''))).not.toMatch(/event \d+ of/);
  });
});
