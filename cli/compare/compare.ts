import { compareConnections } from '../../src/comparison/compare-connections.ts';
import type { ComparedSide } from '../../src/comparison/comparison.ts';
import { comparisonText } from '../../src/comparison/comparison-text.ts';
import { type ConnectionPair, pairConnections } from '../../src/comparison/pair-connections.ts';
import { findCauses } from '../../src/diagnosis/find-causes.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { joinFiles, type NamedContent } from '../../src/files/join/join-files.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { escapeInvisible } from '../../src/shared/escape-invisible.ts';
import { pluralize } from '../../src/shared/format.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import type { Command, Terminal } from '../command.ts';
import { readInput } from '../diagnose/read-input.ts';
import type { ExitCode } from '../exit-code.ts';
import { internalError } from '../internal-error.ts';
import { complaint } from '../parse-arguments.ts';
import { type CompareOptions, parseCompareOptions, USAGE } from './compare-options.ts';

/** Pairs that are compared; of the others only the number is told. */
const MOST_PAIRS = 5;

export const compare: Command = {
  summary: 'shows what differs between the WebSocket connections of two recordings',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseCompareOptions(args);
    switch (parsed.kind) {
      case 'parsed':
        return compareFiles(parsed.options, terminal);
      case 'help':
        terminal.out(`${USAGE}\n`);
        return 0;
      case 'wrong':
        terminal.err(complaint('wsdoctor compare', parsed.problems, 'wsdoctor compare --help'));
        return 2;
      default:
        return parsed satisfies never;
    }
  },
};

interface Recording {
  file: string;
  session: Session;
  findings: readonly Finding[];
}

async function compareFiles(options: CompareOptions, terminal: Terminal): Promise<ExitCode> {
  try {
    const left = await read(options.left, terminal);
    const right = await read(options.right, terminal);
    if (typeof left === 'string' || typeof right === 'string') {
      for (const problem of [left, right]) if (typeof problem === 'string') terminal.err(problem);
      return 2;
    }
    return comparePairs(left, right, options, terminal);
  } catch (error) {
    terminal.err(internalError(error));
    return 3;
  }
}

/** The recording, or why there is none. */
async function read(file: string, terminal: Terminal): Promise<Recording | string> {
  const content = await readInput(file, terminal, () => undefined);
  const fault = (at: string, message: string): string =>
    escapeInvisible(`${file}${at === '' ? '' : `: ${at}`} ${message}`);
  if (!content.ok) return fault(content.fault.place, content.fault.message);
  const files: readonly NamedContent[] =
    content.kind === 'archive' ? content.files : [{ name: file, content }];
  const joined = runToEnd(joinFiles(files));
  if (!joined.ok) return fault(joined.fault.place, joined.fault.message);
  const { session } = joined;
  return { file, session, findings: findCauses(session, rules).findings };
}

function sideOf({ session, findings }: Recording, connection: ComparedSide['connection']): ComparedSide {
  const titles = findings
    .filter(({ connections }) => connections.includes(connection.id))
    .map(({ match, rule }) => match.title ?? rule.title);
  return { session, connection, findings: titles };
}

function comparePairs(
  left: Recording,
  right: Recording,
  { url = '' }: CompareOptions,
  terminal: Terminal,
): ExitCode {
  const pairs = pairConnections(left.session, right.session).filter((pair) =>
    [pair.left, pair.right].every((one) => one.url.includes(url)),
  );
  if (pairs.length === 0) {
    terminal.err('No path is in both recordings, so that there is nothing to compare.');
    return 2;
  }
  // One for both sides, so that equal secrets have one placeholder.
  const redactor = createRedactor();
  let differences = 0;
  for (const pair of pairs.slice(0, MOST_PAIRS)) {
    const { rows } = compareConnections(sideOf(left, pair.left), sideOf(right, pair.right), redactor);
    differences += rows.filter(({ sameness }) => sameness === 'different').length;
    terminal.out(`${heading(left, right, pair, redactor.url)}\n\n${comparisonText({ rows })}\n\n`);
  }
  if (pairs.length > MOST_PAIRS)
    terminal.out(`${pluralize(pairs.length - MOST_PAIRS, 'more pair')} not shown: name one with --url.\n`);
  return differences > 0 ? 1 : 0;
}

function heading(
  left: Recording,
  right: Recording,
  pair: ConnectionPair,
  mask: (url: string) => string,
): string {
  return [`left:  ${left.file}: ${mask(pair.left.url)}`, `right: ${right.file}: ${mask(pair.right.url)}`]
    .map(escapeInvisible)
    .join('\n');
}
