import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from '../cli/parse-arguments.ts';

const USAGE = `npm run new-rule -- <id> [--folder close] [--scenario C5]

Writes the skeleton of a rule, its cases, the text of its page and its lines in the registries, and adds it to the
tables of docs/scenarios.md and README.md. <id> is kebab-case; --folder is a folder of src/rules; --scenario a row of docs/scenarios.md.
`;

const parsed = parseArguments(process.argv.slice(2), {
  folder: { type: 'string', default: 'close' },
  scenario: { type: 'string', default: 'C5' },
});
if (parsed.kind === 'help') {
  process.stdout.write(USAGE);
  process.exit(0);
}
if (parsed.kind === 'wrong') stop(parsed.problems.join('\n'));
const { values, positionals } = parsed;
const [id] = positionals;
if (id === undefined || positionals.length > 1) stop(`Give one id.\n\n${USAGE}`);
const { folder, scenario } = values;

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

if (!/^[a-z]+(?:-[a-z\d]+)*$/.test(id)) stop(`"${id}" is not kebab-case, such as too-many-messages.`);
if (!existsSync(join('src/rules', folder))) stop(`src/rules/${folder} does not exist.`);
const ruleFile = `src/rules/${folder}/${id}.ts`;
const casesFile = `tests/scenarios/${id}.ts`;
const textFile = `scripts/causes/${folder}/${id}.ts`;
if (existsSync(ruleFile) || existsSync(casesFile)) stop(`The rule ${id} exists already.`);
const name = id.replace(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase());

const rule = `import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { closedByServer } from '../../session/close-cause.ts';

export const ${name} = defineRule({
  id: '${id}',
  title: 'Server closed with 4029 (at most 60 characters)',
  severity: 'error',
  scenario: '${scenario}',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['page'],
  detect(connection) {
    const closed = closedByServer(connection);
    if (closed?.code !== 4029) return undefined;
    return {
      confidence: 'likely',
      evidence: evidence(closeFrameEvidence(connection, closed)),
      facts: endpointFacts(connection),
      howToConfirm: 'The log of the server says why it closed.',
    };
  },
  fixes: () => [
    { title: 'Send fewer messages', detail: 'Collect changes and send them together a few times a second.' },
  ],
});
`;

const cases = `import { closed, conversation, type Scenarios, tape, wire } from '../support/tape.ts';

const url = 'wss://api.test/live';

export const scenarios: Scenarios = {
  found: [{ name: '4029', session: tape(conversation(url), closed(900, 4029)), confidence: 'likely' }],
  clear: [
    { name: 'another private code', session: tape(conversation(url), closed(900, 4000)) },
    { name: 'a normal close', session: tape(conversation(url), closed(900, 1000)) },
  ],
  unknown: [{ name: 'a connection of a worker', session: tape(wire(30, { url, status: 101 })) }],
};
`;

const text = `import type { CauseTexts } from '../cause.ts';
import { ABOUT_CLOSE, closeTexts } from '../client-texts.ts';

export const ${name}Text = {
  '${id}': {
    meaning: ['The server closed with 4029.', 'The client sends more than it accepts.'],
    texts: closeTexts(4029, 'private use'),
    aboutTexts: ABOUT_CLOSE(4029),
    recognized: 'The server closed with 4029.',
    causes: ['The page sends too many messages.'],
    check: ['Count the messages before the close.'],
    falseAlarm: 'Another server may use this code for something else.',
  },
} as const satisfies CauseTexts;
`;

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) stop(`${path} could not be changed: it has no place for ${id}.`);
  writeFileSync(path, after);
}

/** Adds the id to the last cell of the scenario's row. */
const addToRow = (text: string): string =>
  text.replace(new RegExp(`^(\\| ${scenario} \\|.*?)( \\|)$`, 'm'), `$1, \`${id}\`$2`);

edit('src/rules/index.ts', (text) =>
  text
    .replace(/^import /m, `import { ${name} } from './${folder}/${id}.ts';\n$&`)
    .replace(/^(\s*)appCloseCode,$/m, `$1${name},\n$&`),
);
edit('scripts/causes/areas.ts', (text) =>
  text
    .replace(/^import /m, `import { ${name}Text } from './${folder}/${id}.ts';\n$&`)
    .replace(new RegExp(`^(const ${folder} = \\{[\\s\\S]*?),?\\s*\\};`, 'm'), `$1, ...${name}Text };`),
);
edit('docs/scenarios.md', addToRow);
edit('README.md', addToRow);
writeFileSync(ruleFile, rule);
writeFileSync(casesFile, cases);
writeFileSync(textFile, text);
process.stdout.write(`${ruleFile}
${casesFile}
${textFile}
src/rules/index.ts, scripts/causes/areas.ts, docs/scenarios.md, README.md: one line each

Next: npm run format && npm run causes && npm run test:unit -- tests/core/rules -t ${id}
`);
