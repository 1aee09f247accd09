import { Readable } from 'node:stream';
import { runCommand } from '../../cli/run-command.ts';

export interface CliResult {
  code: number;
  out: string;
  err: string;
}

/** Runs `wsdoctor` in this process. */
export async function runCli(args: readonly string[], input: Buffer | string = ''): Promise<CliResult> {
  let out = '';
  let err = '';
  const code = await runCommand(args, '1.2.3', {
    out: (text) => {
      out += text;
    },
    err: (line) => {
      err += `${line}\n`;
    },
    stdin: Readable.from([Buffer.from(input)]),
  });
  return { code, out, err };
}
