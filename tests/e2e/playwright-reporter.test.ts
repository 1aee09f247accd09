import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../scripts/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-playwright-'));

/** The example's configuration with a third reporter, for the assertions. */
const WITH_JSON = `import config from './playwright.config.ts';
export default { ...config, reporter: [...config.reporter, ['json']] };
`;

interface Attempt {
  errors: { message?: string }[];
  attachments: { name: string; contentType: string; path?: string }[];
}
interface Run {
  code: number;
  stdout: string;
  stderr: string;
  /** The result of each test, by its title. */
  tests: Map<string, Attempt>;
}

/** The example with the packed package: what a user installs. */
beforeAll(() => {
  cpSync('examples/playwright', folder, { recursive: true });
  writeFileSync(join(folder, 'with-json.config.ts'), WITH_JSON);
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@playwright'), { recursive: true });
  symlinkSync(resolve('node_modules/@playwright/test'), join(modules, '@playwright/test'));
  symlinkSync(resolve('node_modules/ws'), join(modules, 'ws'));
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  execFileSync('tar', ['-xzf', join(folder, packed.trim().split('\n').at(-1) ?? ''), '-C', modules]);
  cpSync(join(modules, 'package'), join(modules, 'wsdoctor'), { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

async function runExample(args: readonly string[]): Promise<Run> {
  const output = mkdtempSync(join(folder, 'output-'));
  const json = join(output, 'results.json');
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    OUTPUT_DIR: join(output, 'tests'),
    CHROMIUM: process.env.CHROMIUM_PATH,
    PLAYWRIGHT_JSON_OUTPUT_NAME: json,
    // Vitest sets it for its own workers.
    NODE_OPTIONS: '',
  };
  const cli = resolve('node_modules/@playwright/test/cli.js');
  const { code, stdout, stderr } = await new Promise<Omit<Run, 'tests'>>((done) => {
    execFile(
      process.execPath,
      [cli, 'test', '--config', 'with-json.config.ts', ...args],
      { cwd: folder, env },
      (error, out, err) => done({ code: Number(error?.code ?? 0), stdout: out, stderr: err }),
    );
  });
  const suites = JSON.parse(readFileSync(json, 'utf8')).suites as {
    specs: { title: string; tests: { results: Attempt[] }[] }[];
  }[];
  const tests = new Map(
    suites.flatMap(({ specs }) =>
      specs.map(({ title, tests: [test] }) => [title, test?.results[0] as Attempt]),
    ),
  );
  return { code, stdout, stderr, tests };
}

const messages = (attempt: Attempt | undefined): string[] =>
  attempt?.errors.map(({ message }) => message ?? '') ?? [];
const attached = (attempt: Attempt | undefined, name: string): string => {
  const path = attempt?.attachments.find((each) => each.name === name)?.path;
  return path === undefined ? '' : readFileSync(path, 'utf8');
};
const CAUSE =
  /^(?:Error: )?WebSocket ws:\/\/127\.0\.0\.1:\d+\/feed: Handshake rejected: 401 Unauthorized \(certain\)\. Fix: /;

it('the reporter adds the cause to a failed test, and a report and a trace', async () => {
  const { code, stdout, tests } = await runExample(['feed', 'health']);
  expect(code).toBe(1);
  const visitor = tests.get('a visitor sees the price');
  expect(messages(visitor).at(-1)).toMatch(CAUSE);
  expect(stdout).toMatch(/^ *WebSocket ws:.*401 Unauthorized \(certain\)/m);
  expect(attached(visitor, 'websocket-diagnosis')).toContain('# Handshake rejected: 401 Unauthorized');
  expect(JSON.parse(attached(visitor, 'websocket-trace'))).toMatchObject({ format: 'wsdoctor-trace' });

  // A test that fails for another reason, and one that passes, say nothing of WebSockets.
  expect(messages(tests.get('the title'))).toHaveLength(1);
  expect(tests.get('the title')?.attachments.map(({ name }) => name)).not.toContain('websocket-diagnosis');
  expect(messages(tests.get('a signed-in user sees the price'))).toEqual([]);

  expect(messages(tests.get('every WebSocket of a signed-in user is healthy'))).toEqual([]);
  const unhealthy = tests.get('every WebSocket of a visitor is healthy');
  expect(messages(unhealthy)).toEqual([expect.stringMatching(CAUSE)]);
});

it('without a trace of Playwright the fixture tells the cause, and the reporter what is missing', async () => {
  const { code, stderr, tests } = await runExample(['feed', 'health', '--trace', 'off']);
  expect(code).toBe(1);
  expect(messages(tests.get('a visitor sees the price'))).toHaveLength(1);
  expect(stderr).toContain("Set use: { trace: 'retain-on-failure' }");
  const withFixture = tests.get('a visitor sees the price, without a trace');
  expect(messages(withFixture)).toEqual([expect.anything(), expect.stringMatching(CAUSE)]);
  expect(attached(withFixture, 'websocket-diagnosis')).toContain('# Handshake rejected: 401 Unauthorized');
});
