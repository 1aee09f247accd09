import type { Command } from './command.ts';
import { parseDiagnoseOptions, USAGE } from './diagnose-options.ts';

export const diagnose: Command = {
  summary: 'why the WebSockets of saved traces and HAR files failed',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseDiagnoseOptions(args);
    if (!parsed.ok) {
      terminal.err(`${parsed.message}\n\n${USAGE}`);
      return 2;
    }
    return 0;
  },
};
