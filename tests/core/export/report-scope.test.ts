import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport, type Report } from '../../../src/export/report/report.ts';
import { EVERYTHING, type ExportScope } from '../../../src/export/trace/choose-frames.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { tellsAll } from '../../secrets/tells-all.ts';
import { answered, attempt, closed, created, frame, opened, START, tape } from '../../support/tape.ts';

/** `c2` talks and is closed; `c7` is refused. */
const session = (): Session =>
  tape(
    created('wss://h.test/talk'),
    opened(20),
    frame('sent', 1_000, 'first words'),
    frame('received', 5_000, 'last words'),
    closed(6_000, 4000),
    ...attempt('wss://h.test/refused', answered(403)),
  );

function reportOf(choice: Partial<ExportScope>, all = [...rules, tellsAll]): Report {
  const of = session();
  const settings = { now: START, version: '0', choice: { ...EVERYTHING, ...choice } };
  return buildReport(of, diagnose(of, all), settings);
}

const texts = (report: Report): string[] => [
  renderMarkdown(report),
  renderHtml(report),
  JSON.stringify(report),
];

describe('a report of part of a session', () => {
  it('has all of it, and says nothing of a part, unless told', () => {
    const report = reportOf({});
    expect(report.connections.map(({ id }) => id)).toEqual(['c2', 'c7']);
    for (const text of texts(report)) expect(text).toContain('first words');
    expect(renderMarkdown(report) + renderHtml(report)).not.toContain('Part of the session');
  });

  it('has one connection, its findings and its events alone', () => {
    const report = reportOf({ connections: ['c2'] });
    expect(report.connections.map(({ id }) => id)).toEqual(['c2']);
    expect(new Set(report.verdicts.flatMap(({ connections }) => connections))).toEqual(new Set(['c2']));
    for (const text of texts(report)) expect(text).not.toContain('refused');
    for (const text of texts(report).slice(0, 2))
      expect(text).toMatch(/Part of the session, as chosen: of the session’s connections c2 alone\./);
  });

  it('has the messages of a time alone, and leads to no others', () => {
    const report = reportOf({ from: START + 4_000, to: START + 5_500 });
    for (const text of texts(report)) {
      expect(text).toContain('last words');
      expect(text).not.toContain('first words');
    }
    const html = renderHtml(report);
    for (const [, id] of html.matchAll(/href="#event-(\d+)"/g)) expect(html).toContain(`id="event-${id}"`);
  });

  it('has messages without what they say', () => {
    const report = reportOf({ payloads: false });
    for (const text of texts(report)) {
      expect(text).toContain('↑ sent text, 11 B');
      expect(text).not.toMatch(/first words|last words/);
    }
  });
});
