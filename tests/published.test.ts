import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { howToRun, IS_ON_NPM, wsdoctorSnippet } from '../src/shared/published.ts';

/** `npx wsdoctor`, `npx -y wsdoctor`, `"npx", "args": ["-y", "wsdoctor"`, `npm exec wsdoctor`, `npm i -D wsdoctor`. */
const FROM_NPM =
  /\b(?:npx|npm (?:exec|install|i|add)|pnpm (?:dlx|add)|yarn (?:dlx|add)|bunx)\b(?:["',:[\]\s]|-{1,2}[\w-]+|args)*wsdoctor\b(?![-/])/;
const NOT_YET = /\bnot on npm\b/i;
/** How to get the command, with a command or a sentence that depends on it. */
const INSTRUCTIONS = 'docs/get-wsdoctor.md';

const FOLDERS = [
  '_locales',
  '.github',
  'background',
  'cli',
  'content',
  'docs',
  'examples',
  'panel',
  'scripts',
  'skills',
  'src',
];
const TEXT = /\.(?:ts|tsx|md|json|ya?ml|html)$/;

const files = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
  ...readdirSync('.').filter((name) => name !== 'package-lock.json'),
].filter((file) => TEXT.test(file) && !/node_modules|^src\/redaction\/vocabulary\//.test(file));
const read = (file: string): string => readFileSync(file, 'utf8');

/** Where the one constant is, with both forms; and a warning against a package that is not ours. */
const MAY_NAME_IT = new Set(['src/shared/published.ts', 'cli/mcp/mcp.ts']);
const withoutWarnings = (text: string): string => text.replace(/never run `npx wsdoctor`/g, '');

describe('while the package is not on npm', () => {
  it('no text takes it from there', () => {
    const promising = files.filter(
      (file) => !MAY_NAME_IT.has(file) && FROM_NPM.test(withoutWarnings(read(file))),
    );
    if (!IS_ON_NPM) expect(promising).toEqual([]);
  });

  it('every page with the command leads to how to get it', () => {
    const pages = files.filter(
      (file) => file.endsWith('.md') && file !== INSTRUCTIONS && /^(?:README|docs\/)/.test(file),
    );
    const calling = pages.filter((file) => /^\s*wsdoctor \w+ /m.test(read(file)));
    expect(calling.length).toBeGreaterThan(2);
    for (const page of calling) expect(read(page), page).toContain('get-wsdoctor.md');
  });

  it('what says so changes together with the constant', () => {
    const saying = files.filter((file) => NOT_YET.test(read(file)));
    if (IS_ON_NPM) expect(saying).toEqual([]);
    else expect(saying).toEqual(expect.arrayContaining([INSTRUCTIONS, 'README.md', 'docs/playwright.md']));
    expect(FROM_NPM.test(read(INSTRUCTIONS))).toBe(IS_ON_NPM);
  });
});

describe('a command for a reader', () => {
  it('runs from a checkout, and says so', () => {
    expect(wsdoctorSnippet('probe wss://a.test', howToRun(false))).toBe(
      '# in a checkout of WebSocket Doctor, after: npm ci && npm run build\nnode dist-cli/wsdoctor.js probe wss://a.test',
    );
  });
  it('runs anywhere once the package is on npm', () => {
    expect(wsdoctorSnippet('probe wss://a.test', howToRun(true))).toBe('npx wsdoctor probe wss://a.test');
  });
  it.each([
    ['npx wsdoctor probe', true],
    ['npx -y wsdoctor mcp', true],
    ['"command": "npx", "args": ["-y", "wsdoctor", "mcp"]', true],
    ['npm install --save-dev wsdoctor', true],
    ['npm install --save-dev /path/to/websocket-doctor', false],
    ['npm install -g ./wsdoctor-*.tgz', false],
    ['npm run build && wsdoctor probe', false],
  ])('%s: taken from npm: %s', (text, expected) => expect(FROM_NPM.test(text)).toBe(expected));
});
