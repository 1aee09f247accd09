import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { harEntry, harFile } from '../support/har-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-action-'));
const built = join(folder, 'dist-cli');

/** The script of the step, as the runner takes it from `run: |`. */
function stepScript(): string {
  const [, after = ''] = readFileSync('action.yml', 'utf8').split('id: diagnose');
  const [, block = ''] = after.split('run: |\n');
  return block.replace(/^ {8}/gm, '');
}

beforeAll(() => {
  execFileSync('npx', ['vite', 'build', '--config', 'vite.cli.config.ts', '--outDir', built]);
  mkdirSync(join(folder, 'results/deep'), { recursive: true });
  writeFileSync(
    join(folder, 'results/deep/bad.har'),
    harFile(harEntry({ response: { status: 403, headers: [], _error: 'net::ERR_INVALID_RESPONSE' } })),
  );
  writeFileSync(join(folder, 'results/good.har'), harFile(harEntry()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runStep(files: string, failOn = 'error') {
  const output = join(folder, 'output');
  const summary = join(folder, 'summary');
  for (const path of [output, summary]) rmSync(path, { force: true });
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', stepScript()], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      WSDOCTOR: resolve(built, 'wsdoctor.js'),
      FILES: files,
      FAIL_ON: failOn,
      SUMMARY: 'true',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    },
  });
  const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return { status, stdout, stderr, output: textOf(output), summary: textOf(summary) };
}

it('annotates what was found in the files that a pattern names, and fails the step', () => {
  const { status, stdout, output, summary } = runStep('results/**/*.har');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error .*403/m);
  expect(output).toBe('exit-code=1\n');
  expect(summary).toContain('403');
});

it('passes where nothing is wrong, and where findings are not to fail the step', () => {
  expect(runStep('results/good.har')).toMatchObject({ status: 0, output: 'exit-code=0\n' });
  expect(runStep('results/*.har\nresults/deep/*.har', 'never')).toMatchObject({ status: 0 });
});

it('says when no file matches', () => {
  const { status, stdout, output } = runStep('nothing/**/*.har');
  expect(status).toBe(2);
  expect(stdout).toContain('::error title=WebSocket Doctor::No file matches: nothing/**/*.har');
  expect(output).toBe('exit-code=2\n');
});
