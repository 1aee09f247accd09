import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, ReportVerdict } from '../../src/export/report/report.ts';
import { runCli } from '../support/cli-tools.ts';
import { saveHar } from '../support/har-tools.ts';
import { logSession, readBytes } from '../support/read-sample.ts';
import { LOGS, type Pair, pairs } from './pairs/pairs.ts';
import { type Recorded, recordPairs } from './pairs/record.ts';
import { shiftTimes } from './pairs/shift-times.ts';

type Diagnosis = Report & { notes: string[] };

/** Real servers with their own logs, and Chromium with its net log and its DevTools events. */
let recorded: Recorded;
const reports = new Map<string, Diagnosis>();

async function diagnose(...files: string[]): Promise<Diagnosis> {
  const key = files.join(' ');
  const known = reports.get(key);
  if (known) return known;
  const { out, err } = await runCli(['diagnose', '--quiet', '--json', '--readable', ...files]);
  expect(err).toBe('');
  const report: Diagnosis = JSON.parse(out);
  reports.set(key, report);
  return report;
}

/** HAR and DevTools' events in turn. */
const pageOf = (server: string): string =>
  join(
    recorded.dir,
    ['nginx', 'haproxy', 'uvicorn'].includes(server) ? `page-${server}.har` : `page-${server}.jsonl`,
  );

beforeAll(async () => {
  recorded = await recordPairs(pairs);
  for (const server of Object.keys(LOGS)) {
    const events = new Uint8Array(readFileSync(join(recorded.dir, `page-${server}.jsonl`)));
    writeFileSync(join(recorded.dir, `page-${server}.har`), saveHar(logSession(readBytes(events))));
  }
}, 170_000);
afterAll(() => recorded?.discard());

function verdictsOf(report: Diagnosis, pair: Pair): ReportVerdict[] {
  const url = recorded.urlOf(pair);
  const own = report.connections.filter((connection) => connection.url === url);
  // The page's file, the net log and the server's log speak of one connection.
  expect(own).toHaveLength(1);
  return report.verdicts.filter(({ connections }) => connections.includes(own[0]?.id ?? ''));
}

const wordsOf = ({ title, evidence }: ReportVerdict): string =>
  [title, ...evidence.map(({ fact }) => fact)].join('\n');

function expectJoined(report: Diagnosis, pair: Pair): void {
  const [first, ...others] = verdictsOf(report, pair);
  expect(first).toMatchObject({ rule: pair.joined, confidence: pair.confidence });
  if (!first) return;
  expect(wordsOf(first)).toMatch(pair.says);
  expect(wordsOf(first)).toContain(`(${pair.proof})`);
  expect(others.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(first.fixes.length).toBeGreaterThan(0);
}

/** A log of one server proves nothing about the connections to another. */
function expectNoOther(report: Diagnosis, server: string): void {
  for (const { url, id } of report.connections) {
    if (url.includes(`/${server}/`)) continue;
    for (const verdict of report.verdicts.filter(({ connections }) => connections.includes(id)))
      for (const log of LOGS[server] ?? []) expect(wordsOf(verdict)).not.toContain(log);
  }
}

it('there are at least 25 different failures', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(25);
});

describe.each(pairs.map((pair) => [`${pair.server} ${pair.name}`, pair] as const))('%s', (_name, pair) => {
  const logs = (ahead = 0): string[] =>
    (LOGS[pair.server] ?? []).map((name) => {
      const path = join(recorded.dir, name);
      if (ahead === 0) return path;
      const shifted = join(recorded.dir, `shifted-${ahead}-${basename(path)}`);
      writeFileSync(shifted, shiftTimes(readFileSync(path, 'utf8'), ahead));
      return shifted;
    });

  it("the page's file alone", async () => {
    const verdicts = verdictsOf(await diagnose(pageOf(pair.server)), pair);
    expect(verdicts.map(({ rule }) => rule)).toEqual(pair.alone === undefined ? [] : [pair.alone]);
  });

  it('joined with the log of the server and the net log', async () => {
    const report = await diagnose(pageOf(pair.server), ...logs(), join(recorded.dir, 'netlog.json'));
    expectJoined(report, pair);
    expectNoOther(report, pair.server);
  });

  it('the clock of the server is 37 s ahead', async () => {
    // A log without a line that names a request has nothing that could tell how far its clock is off.
    if (pair.server === 'container') return;
    const report = await diagnose(pageOf(pair.server), ...logs(37_000), join(recorded.dir, 'netlog.json'));
    expectJoined(report, {
      ...pair,
      proof: pair.proof.startsWith('net') ? pair.proof : `shifted-37000-${pair.proof}`,
    });
    if (pair.server !== 'uvicorn')
      expect(report.notes.join('\n')).toMatch(/is 3[67](?:\.\d)? s ahead of the other files/);
  });
});
