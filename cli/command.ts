/** Where a command reads and writes: findings go to `out`, progress and complaints to `err`. */
export interface Terminal {
  out(text: string): void;
  err(line: string): void;
  stdin: AsyncIterable<Uint8Array>;
}

/** 0: nothing wrong found. 1: findings that the caller asked to fail on. 2: bad usage, or unreadable input. 3: an internal error. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command {
  /** One line for the overview. */
  summary: string;
  usage: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
