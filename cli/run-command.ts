import { nearestName } from '../src/shared/edit-distance.ts';
import { escapeInvisibleLines } from '../src/shared/escape-invisible.ts';
import type { ExitCode, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';

function overview(): string {
  const names = Object.keys(COMMANDS);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = names.map((name) => `  ${name.padEnd(width)}${COMMANDS[name]?.summary ?? ''}`);
  return `Usage: wsdoctor COMMAND …\n\n${lines.join('\n')}\n\n  wsdoctor COMMAND --help tells more; wsdoctor --version prints the version.`;
}

function unknownCommand(name: string): string {
  const near = nearestName(name, Object.keys(COMMANDS));
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `Unknown command "${name}".${hint}\n\n${overview()}`;
}

/** Runs the command that the arguments name; returns the exit code. */
export async function runCommand(
  args: readonly string[],
  version: string,
  output: Terminal,
): Promise<ExitCode> {
  // Complaints repeat file names, arguments and what stands in files.
  const terminal = { ...output, err: (line: string) => output.err(escapeInvisibleLines(line)) };
  const [name = '', ...rest] = args;
  if (name === '--version') {
    terminal.out(`${version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const about = rest[0] ?? '';
    const asked = Object.hasOwn(COMMANDS, about) ? COMMANDS[about] : undefined;
    if (about !== '' && !asked) {
      terminal.err(unknownCommand(about));
      return 2;
    }
    terminal.out(`${asked?.usage ?? overview()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    terminal.err(name === '' ? overview() : unknownCommand(name));
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(`${command.usage}\n`);
    return 0;
  }
  return command.run(rest, terminal);
}
