import { escapeInvisible, escapeInvisibleLines } from '../src/shared/escape-invisible.ts';
import type { Command, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { ExitCode } from './exit-code.ts';
import { complaint, didYouMean, quoted, unknownOption } from './parse-arguments.ts';

function overview(): string {
  const names = Object.keys(COMMANDS);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = names.map((name) => `  ${name.padEnd(width)}${COMMANDS[name]?.summary ?? ''}`);
  return `Usage: wsdoctor COMMAND [options] …

${lines.join('\n')}

  wsdoctor help COMMAND, or wsdoctor COMMAND --help (-h): the options of a command
  wsdoctor --version (-v): the version

Exit code 0: no problems found. 1: problems found. 2: invalid usage, or input that cannot be read. 3: internal error.`;
}

const commandNamed = (name: string): Command | undefined =>
  Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

/** A file or a URL in the place of the command is the commonest slip. */
function unknownCommand(name: string): string {
  const shown = escapeInvisible(name);
  const problem = name.startsWith('-')
    ? unknownOption(name, ['help', 'version'])
    : /^(?:wss?|https?):\/\//i.test(name)
      ? `${quoted(name)} is not a command. Did you mean "wsdoctor probe ${shown}"?`
      : /\.(?:har|json|gz|zip)$/i.test(name)
        ? `${quoted(name)} is not a command. Did you mean "wsdoctor diagnose ${shown}"?`
        : `unknown command ${quoted(name)}${didYouMean(name, Object.keys(COMMANDS))}`;
  return complaint('wsdoctor', [problem], 'wsdoctor --help');
}

/** Runs the command that the arguments name; returns the exit code. */
export async function runCommand(
  args: readonly string[],
  version: string,
  output: Terminal,
): Promise<ExitCode> {
  // Error messages repeat file names, arguments and the content of files.
  const terminal = { ...output, err: (line: string) => output.err(escapeInvisibleLines(line)) };
  const [name, ...rest] = args;
  switch (name) {
    case undefined:
      terminal.err(overview());
      return 2;
    case '--version':
    case '-v':
      terminal.out(`${version}\n`);
      return 0;
    case '--help':
    case '-h':
    case 'help':
      return help(
        rest.find((word) => !word.startsWith('-')),
        terminal,
      );
    default:
      break;
  }
  const command = commandNamed(name);
  if (command) return command.run(rest, terminal);
  terminal.err(unknownCommand(name));
  return 2;
}

function help(name: string | undefined, terminal: Terminal): ExitCode {
  const command = name === undefined ? undefined : commandNamed(name);
  if (name !== undefined && !command) {
    terminal.err(unknownCommand(name));
    return 2;
  }
  terminal.out(`${command?.usage ?? overview()}\n`);
  return 0;
}
