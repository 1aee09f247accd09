import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const BIOME = resolve('node_modules/@biomejs/biome/bin/biome');

const REFUSED = [
  'Date.now()',
  'new Date()',
  'Date()',
  "Date['now']",
  '() => { const { now } = Date; return now; }',
  '() => { const { random } = Math; return random; }',
  'Math.random()',
  'Date.now() + Math.random()',
  'performance.now()',
  'crypto.randomUUID()',
  'globalThis.performance',
];
const TAKEN = ['new Date(5).toISOString()', "Date.parse('1')", 'Math.max(1, 2)', "'Date.now()'"];

/** Those of the expressions that the linter, set up as for this repository, refuses in a file of `folder`. */
function refusedIn(folder: string, expressions: readonly string[]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'wsdoctor-lint-'));
  try {
    for (const name of ['biome.json', '.gitignore', 'scripts/lint'])
      cpSync(name, join(root, name), { recursive: true });
    mkdirSync(join(root, folder));
    for (const [index, expression] of expressions.entries())
      writeFileSync(join(root, folder, `sample-${index}.ts`), `export const x = ${expression};\n`);
    const args = [BIOME, 'lint', '--max-diagnostics=100', '--diagnostic-level=error', folder];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const said = stdout + stderr;
    expect(said).toContain(`Checked ${expressions.length} files`);
    return expressions.filter((_, index) => said.includes(`sample-${index}.ts:`));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

it('the linter refuses a clock and randomness in the core', () => {
  expect(refusedIn('src', [...REFUSED, ...TAKEN])).toEqual(REFUSED);
});

it('elsewhere it does not', () => {
  expect(refusedIn('panel', [...REFUSED, ...TAKEN])).toEqual([]);
});
