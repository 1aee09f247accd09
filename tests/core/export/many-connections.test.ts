import { Session as Inspector } from 'node:inspector';
import { describe, expect, test } from 'vitest';
import { findCauses } from '../../../src/diagnosis/find-causes.ts';
import { restoreHar } from '../../../src/export/har/restore-har.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { formatReport } from '../../../src/export/report/terminal.ts';
import { createFileReader } from '../../../src/export/trace/read-file.ts';
import { rules } from '../../../src/rules/index.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { connectionsHar, SPREADS } from '../../bench/connections-har.ts';

/** As the command line does it, with all findings unless told. */
function judge(har: string, most?: number): string {
  const bytes = new TextEncoder().encode(har);
  const reader = createFileReader((part) => new TextDecoder().decode(part));
  reader.feed(bytes);
  const content = reader.end();
  if (!content.ok || content.kind !== 'har') throw new Error('not read as a HAR file');
  const session = runToEnd(restoreHar(content.har));
  return formatReport(buildReport(session, findCauses(session, rules, most), { now: 0, version: 'test' }));
}

interface Coverage {
  result: { url: string; functions: { ranges: { count: number }[] }[] }[];
}

/** How many functions of `src/` are called meanwhile, callbacks included. */
function callsDuring(run: () => void): number {
  const inspector = new Inspector();
  inspector.connect();
  let coverage: Coverage = { result: [] };
  inspector.post('Profiler.enable');
  inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  run();
  inspector.post('Profiler.takePreciseCoverage', (_error, taken) => {
    coverage = taken as Coverage;
  });
  inspector.post('Profiler.stopPreciseCoverage');
  inspector.disconnect();
  const counts = coverage.result
    .filter(({ url }) => url.includes('/src/'))
    .flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}

describe('four times the connections are about four times the work', () => {
  test.each(SPREADS)('%s', (spread) => {
    const [few, many] = [150, 600].map((count) => {
      const har = [...connectionsHar(count, spread)].join('');
      return callsDuring(() => judge(har));
    });
    expect(few).toBeGreaterThan(10_000);
    expect((many ?? 0) / (few ?? 1)).toBeLessThan(4.5);
  });
});

test('a finding names a few of its connections and counts the others', () => {
  const text = judge([...connectionsHar(300, 'same-failure')].join(''));
  expect(text).toContain('300 connections');
  expect(text).toMatch(/300 connections: wss:\/\/api\.test\/live$/m);
});

test('of very many findings the worst are told, and the others counted', () => {
  const har = [...connectionsHar(300, 'many-hosts')].join('');
  const all = judge(har);
  const some = judge(har, 20);
  const told = (text: string): number => text.split('· connection-refused ·').length - 1;
  expect(told(all)).toBe(150);
  expect(all).not.toContain('more findings');
  expect(told(some)).toBe(20);
  expect(some).toContain('130 more findings, none worse than these. The JSON report has all.');
});
