import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/export/report/report.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

let lab: Lab;
let out: string;
/** What is left in it after a run is a profile that was not removed. */
let temporary: string;

beforeAll(async () => {
  lab = await startLab({ only: ['forbidden', 'echo--open'] });
  out = mkdtempSync(join(tmpdir(), 'wsdoctor-out-'));
  temporary = mkdtempSync(join(tmpdir(), 'wsdoctor-start-'));
});
afterAll(async () => {
  for (const folder of [out, temporary]) rmSync(folder, { recursive: true, force: true });
  await lab?.stop();
});

const pageOf = (id: string): string => lab.scenarios.find((each) => each.id === id)?.pageUrl ?? '';

const start = (...args: string[]): Promise<Outcome> => startUntil(undefined, ...args);

/** `interruptAt`: what it must have said before it is interrupted. */
function startUntil(interruptAt: RegExp | undefined, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary },
    });
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      outcome.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      outcome.stderr += chunk;
      if (!child.killed && interruptAt?.test(outcome.stderr)) child.kill('SIGINT');
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...outcome, code }));
  });
}

const reportIn = (folder: string): Report => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));

describe('npm start -- URL', () => {
  it('prints and writes what is wrong with a page, and ends with 1', async () => {
    const { code, stdout, stderr } = await start(pageOf('forbidden'), '--seconds', '6', '--out', out);
    expect(code, stderr).toBe(1);
    expect(stdout).toMatch(/Handshake rejected: 403 Forbidden[\s\S]*fix\n[\s\S]*evidence\n/);
    expect(stderr).toMatch(/Watching … \d+ s left/);
    for (const name of ['report.md', 'report.html', 'report.json', 'panel.png']) {
      expect(existsSync(join(out, name)), name).toBe(true);
    }
    const { schemaVersion, page, browser, connections, verdicts } = reportIn(out);
    expect(schemaVersion).toBe(1);
    expect(page.url).toBe(pageOf('forbidden'));
    expect(browser).toContain('Chrome/');
    expect(connections[0]).toMatchObject({ state: 'closed', closeCode: 1006 });
    expect(verdicts[0]).toMatchObject({ rule: 'forbidden', row: 'B2', severity: 'error' });
    expect(verdicts[0]?.connections).toEqual([connections[0]?.id]);
    expect(verdicts[0]?.evidence[0]?.events.length).toBeGreaterThan(0);
    expect(verdicts[0]?.fixes[0]).toMatchObject({ title: expect.any(String), detail: expect.any(String) });
  });

  it('ends with 0 on a healthy page', async () => {
    const { code, stdout } = await start(pageOf('echo--open'), '--seconds', '6', '--out', out);
    expect(stdout).toContain('No problems found');
    expect(code).toBe(0);
    expect(reportIn(out).connections).toHaveLength(1);
  });

  it('writes what it has when it is interrupted, and leaves no profile', async () => {
    rmSync(join(out, 'report.json'), { force: true });
    const { code, stderr } = await startUntil(
      /Watching … \d+ s left/,
      ...[pageOf('echo--open'), '--seconds', '600', '--out', out],
    );
    expect(code, stderr).toBe(0);
    expect(existsSync(join(out, 'report.json'))).toBe(true);
    expect(readdirSync(temporary).filter((name) => name.startsWith('wsdoctor'))).toEqual([]);
  });

  it('reproduces a conflict with another extension', async () => {
    const also = ['--also-load', 'tests/lab/blanking-extension'];
    const { code } = await start(pageOf('forbidden'), '--seconds', '6', '--out', out, ...also);
    expect(reportIn(out).verdicts[0]?.rule).toBe('reason-hidden');
    expect(code).toBe(1);
  });

  it('says what to do when the page cannot be reached, and ends with 2', async () => {
    const { code, stderr } = await start('http://nowhere.invalid/', '--out', out);
    expect(stderr).toMatch(/Cannot reach .*ERR_NAME_NOT_RESOLVED[\s\S]*not known to DNS/);
    expect(code).toBe(2);
  });

  it('says how it is used when it is used wrongly, and ends with 2', async () => {
    const { code, stderr } = await start('not-a-url');
    expect(stderr).toMatch(/"not-a-url" is not an http[\s\S]*--help/);
    expect(code).toBe(2);
  });
});
