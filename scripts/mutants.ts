import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

const USAGE = `npm run mutants -- <folder or file> [--tests <pattern>]

Changes the code of src/, content/ or panel/ in small ways and says which changes no test notices. The tests are those
of the folder's area, such as tests/core/session for src/session, unless a pattern is given.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
});
const [given = ''] = positionals;
if (values.help || !existsSync(given)) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

const source = given.replace(/\/$/, '');
/** The nearest folder of tests that mirrors the source. */
function testsOf(path: string): string {
  const folder = path.replace(/^src\b/, 'tests/core').replace(/^(?!tests)/, 'tests/');
  for (let at = folder; at !== 'tests'; at = at.slice(0, at.lastIndexOf('/')))
    if (existsSync(at)) return `${at}/**/*.test.ts`;
  return 'tests/**/*.test.ts';
}

const { status } = spawnSync(
  'npx',
  ['stryker', 'run', '--mutate', source.endsWith('.ts') ? source : `${source}/**/*.ts`],
  { stdio: 'inherit', env: { ...process.env, MUTANT_TESTS: values.tests ?? testsOf(source) } },
);
process.exit(status ?? 1);
