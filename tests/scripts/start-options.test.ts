import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { parseStartOptions } from '../../scripts/start-options.ts';

it('takes a page, and how to watch it', () => {
  expect(parseStartOptions([])).toEqual({
    kind: 'parsed',
    options: { seconds: 20, out: 'out', alsoLoad: [], browser: 'chromium' },
  });
  const args = [
    'https://a.test/',
    '--seconds',
    '5',
    '--out',
    'there',
    '--also-load',
    'x',
    '--also-load',
    'y',
  ];
  expect(parseStartOptions(args)).toEqual({
    kind: 'parsed',
    options: { url: 'https://a.test/', seconds: 5, out: 'there', alsoLoad: ['x', 'y'], browser: 'chromium' },
  });
});

it.each([
  [['ftp://a.test/'], '"ftp://a.test/" is not an http:, https: or file: URL'],
  [
    ['localhost:3000/x'],
    '"localhost:3000/x" is not an http:, https: or file: URL. Did you mean "http://localhost:3000/x"?',
  ],
  [['https://a.test/', 'https://b.test/'], 'one page at a time: "https://b.test/" is too much'],
  [['--seconds', 'soon'], '--seconds must be from 1 to 3600, not "soon"'],
  [['--seconds=0'], '--seconds must be from 1 to 3600, not "0"'],
  [
    ['https://a.test/', '--browser', 'opera'],
    '--browser must be chromium, edge, brave or firefox, not "opera"',
  ],
  [['--browser', 'firefox'], 'the lab runs in Chromium: give the URL of a page'],
  [['--second=5'], 'unknown option --second. Did you mean "--seconds"?'],
])('refuses %j', (args, problem) => {
  expect(parseStartOptions(args)).toEqual({ kind: 'wrong', problems: [problem] });
});

it('prints its usage for --help and starts nothing', () => {
  // Without a PATH neither a build nor a browser could start.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/start.ts', '--help', 'https://a.test/'],
    { encoding: 'utf8', env: { PATH: '/nowhere', CHROMIUM_PATH: '/nowhere/chromium' } },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('--also-load DIR');
  expect(stdout).toContain('Exit code 0');
});

it('a browser that was asked for and is not there is named', () => {
  const found = findChromium({ CHROMIUM_PATH: '/nowhere/chromium' });
  expect(found.ok ? '' : found.message).toContain('/nowhere/chromium');
});
