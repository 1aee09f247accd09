import type { ExitCode } from './exit-code.ts';

/** Findings go to `out`, progress and errors to `err`. */
export interface Terminal {
  out(text: string): void;
  err(line: string): void;
  stdin: AsyncIterable<Uint8Array>;
}

export interface Command {
  /** One line for the overview. */
  summary: string;
  usage: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
