import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readInput } from '../../cli/diagnose/read-input.ts';
import { parseArguments } from '../../cli/parse-arguments.ts';
import { rules } from '../../src/rules/index.ts';
import { nearestName } from '../../src/shared/edit-distance.ts';
import { HEALTHY, isExpectation } from './evaluate-case.ts';
import { makeCase } from './make-case.ts';

const FOLDER = 'tests/cases';
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const USAGE = `Usage: npm run case -- FILE [--expect RULE] [--name NAME]

Makes a test of a trace that the panel exported, or of a HAR file or log that wsdoctor diagnose reads: masks it, writes it
into ${FOLDER}/, and runs it.

  --expect RULE  the cause that must be named first, by its rule (docs/scenarios.md), or ${HEALTHY}; asked for if left out
  --name NAME    a short name for the file, in small letters (default: made from its content)
  -h, --help     this text

Exit code 0: the case is written and passes. 1: it is written, and today's rules name another cause. 2: it is refused.`;

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

function whyNoExpectation(name: string): string {
  const near = nearestName(name, [...rules.map(({ id }) => id), HEALTHY]);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `There is no rule ${JSON.stringify(name)}.${hint} docs/scenarios.md lists them; "${HEALTHY}" if nothing was wrong.`;
}

async function ask(): Promise<string> {
  if (!process.stdin.isTTY)
    refuse(`--expect is missing: the rule that names the cause, or ${HEALTHY}.\n\n${USAGE}`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    `The rule that names the cause (docs/scenarios.md), or ${HEALTHY}: `,
  );
  terminal.close();
  return answer.trim();
}

const parsed = parseArguments(process.argv.slice(2), {
  expect: { type: 'string' },
  name: { type: 'string' },
});
if (parsed.kind === 'help') {
  console.log(USAGE);
  process.exit(0);
}
if (parsed.kind === 'wrong') refuse(`${parsed.problems.join('\n')}\n\n${USAGE}`);
const { values, positionals } = parsed;
const [file, ...more] = positionals;
if (file === undefined || more.length > 0) refuse(`Exactly one file is needed.\n\n${USAGE}`);
if (values.name !== undefined && !NAME.test(values.name))
  refuse(`--name must be of small letters, digits and single hyphens, not ${JSON.stringify(values.name)}`);
const expected = values.expect ?? (await ask());
if (!isExpectation(expected)) refuse(whyNoExpectation(expected));

const terminal = {
  out: (text: string): void => void process.stdout.write(text),
  err: (line: string): void => console.error(line),
  stdin: process.stdin,
};
const made = makeCase(await readInput(file, terminal, () => undefined), expected, values.name);
if (!made.ok) refuse(`${file} ${made.message}`);
const path = join(FOLDER, made.fileName);
try {
  // A case that is there already may be somebody else's.
  writeFileSync(path, made.text, { flag: 'wx' });
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  refuse(code === 'EEXIST' ? `${path} exists already: choose another --name` : message);
}
console.log(
  `${path} is written. What is not known to be harmless is masked; host names and paths stay. Look through it before you share it.`,
);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', `${FOLDER}/`, '-t', made.fileName],
  { stdio: 'inherit' },
);
console.log(
  made.isRight
    ? `It passes: the first cause is ${made.first}. Commit it.`
    : `It fails today: the first cause is ${made.first}, not ${expected}. Commit it together with the change of the rules, or open an issue with it.`,
);
process.exit(made.isRight && status === 0 ? 0 : 1);
