import manifest from '../manifest.json' with { type: 'json' };
import type { Terminal } from './command.ts';
import { internalError } from './internal-error.ts';
import { runCommand } from './run-command.ts';

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (line) => process.stderr.write(`${line}\n`),
  stdin: process.stdin,
};

// A reader that has had enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});
try {
  process.exitCode = await runCommand(process.argv.slice(2), manifest.version, terminal);
} catch (error) {
  terminal.err(`wsdoctor: ${internalError(error)}`);
  process.exitCode = 3;
}
