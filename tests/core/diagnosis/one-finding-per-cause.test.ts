import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { findCauses } from '../../../src/diagnosis/find-causes.ts';
import { headline } from '../../../src/export/report/headline.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { formatReport } from '../../../src/export/report/terminal.ts';
import { rules } from '../../../src/rules/index.ts';
import { attempt, START, tape } from '../../support/tape.ts';

const NAMES = ['attic', 'cellar', 'garage', 'garden', 'hall', 'kitchen', 'office', 'porch', 'studio', 'yard'];
const twenty = (make: (name: string, number: number) => string): string[] =>
  Array.from({ length: 20 }, (_, at) => make(NAMES[at % 10] ?? '', at));

const status = (code: number): string =>
  `Error during WebSocket handshake: Unexpected response code: ${code}`;
const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';

/** Sixty connections to three servers, each with a cause of its own. */
const session = tape(
  ...twenty((name, at) => `ws://localhost:3001/${name}/${at}`).map((url) => attempt(url, REFUSED)),
  ...twenty((name, at) => `wss://api.test/devices/${name}-${at}?since=${at}`).map((url) =>
    attempt(url, status(404)),
  ),
  ...twenty((name, at) => `wss://feed.test/${name}-${at}?token=${name}`).map((url) =>
    attempt(url, status(403)),
  ),
);
const diagnosis = diagnose(session, rules);
const report = buildReport(session, diagnosis, { now: START, version: '1' });

describe('sixty connections that fail for three causes', () => {
  it('are three findings of twenty connections each', () => {
    const problems = diagnosis.findings.filter(({ rule }) => rule.severity !== 'info');
    expect(problems.map(({ rule, connections }) => `${rule.id} ${connections.length}`).sort()).toEqual([
      'connection-refused 20',
      'forbidden 20',
      'not-found 20',
    ]);
    expect(new Set(problems.flatMap(({ connections }) => connections)).size).toBe(60);
  });

  it('are the same where the verdicts of single connections are not kept', () => {
    const told = ({ findings }: Pick<typeof diagnosis, 'findings'>): string[] =>
      findings.map(({ rule, connections }) => `${rule.id} ${connections.join()}`);
    expect(told(findCauses(session, rules))).toEqual(told(diagnosis));
  });

  it('are three in every form of the report', () => {
    const problems = report.verdicts.filter(({ severity }) => severity !== 'info');
    expect(problems.length).toBe(3);
    expect(headline(report)).toBe(problems[0]?.title);
    expect(formatReport(report).match(/^✖ /gm)?.length).toBe(3);
    expect(formatReport(report).match(/· 20 connections: /g)?.length).toBe(3);
    for (const text of [renderMarkdown(report), renderHtml(report)]) {
      for (const { title } of problems) {
        const [words = ''] = title.split(/[<>&"/]/);
        expect(text).toContain(words);
      }
    }
  });
});

describe('what stays apart', () => {
  const found = (...urls: string[]): string[] => {
    const one = tape(...urls.map((url) => attempt(url, status(404))));
    return diagnose(one, rules).findings.map(({ rule, connections }) => `${rule.id} ${connections.length}`);
  };

  it('three paths may have three causes', () => {
    expect(found('wss://a.test/x', 'wss://a.test/y', 'wss://a.test/z')).toEqual(Array(3).fill('not-found 1'));
  });

  it('four paths under different parents have', () => {
    const urls = ['/a/live', '/b/live', '/c/live', '/d/live'].map((path) => `wss://a.test${path}`);
    expect(found(...urls)).toEqual(Array(4).fill('not-found 1'));
  });

  it('four hosts have', () => {
    expect(found(...['a', 'b', 'c', 'd'].map((name) => `wss://${name}.test/live`))).toEqual(
      Array(4).fill('not-found 1'),
    );
  });
});
