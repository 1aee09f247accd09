/** 0: no problems found. 1: problems found. 2: invalid usage, or input that cannot be read. 3: internal error. */
export type ExitCode = 0 | 1 | 2 | 3;
