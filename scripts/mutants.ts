import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArguments } from '../cli/parse-arguments.ts';

const USAGE = `npm run mutants -- <folder or file> [--tests <pattern>]

Changes the code of src/, content/ or panel/ in small ways and says which changes no test notices. The tests are those
of the folder's area, such as tests/core/session for src/session, unless a pattern is given.
`;

const parsed = parseArguments(process.argv.slice(2), { tests: { type: 'string' } });
if (parsed.kind === 'help') {
  process.stdout.write(USAGE);
  process.exit(0);
}
if (parsed.kind === 'wrong') stop(parsed.problems.join('\n'));
const { values, positionals } = parsed;
const [given] = positionals;
if (given === undefined || positionals.length > 1) stop(`Give one folder or file.\n\n${USAGE}`);
if (!existsSync(given)) stop(`${given} does not exist.`);

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
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
