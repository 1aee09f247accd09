import manifest from '../manifest.json' with { type: 'json' };
import type { Terminal } from './command.ts';
import { internalError } from './internal-error.ts';
import { runCommand } from './run-command.ts';

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (line) => process.stderr.write(`${line}\n`),
  stdin: process.stdin,
};

// `| head` closes the pipe when it has enough.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    if (stream === process.stdout) terminal.err(`wsdoctor: cannot write: ${error.message}`);
    process.exit(2);
  });
}
try {
  process.exitCode = await runCommand(process.argv.slice(2), manifest.version, terminal);
} catch (error) {
  terminal.err(`wsdoctor: ${internalError(error)}`);
  process.exitCode = 3;
}
