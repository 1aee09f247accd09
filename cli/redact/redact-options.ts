import { type ParsedOptions, parseArguments } from '../parse-arguments.ts';

export interface RedactOptions {
  /** A path; `-` is standard input. */
  file: string;
  /** Standard output without it. */
  output: string | undefined;
  readable: boolean;
}

export const USAGE = `Usage: wsdoctor redact [options] FILE

Masks a saved trace, the WebSocket connections of a HAR file, or a log, so that it can be passed on.

  FILE           a trace (*.wsdoctor.json), a HAR file, or a log of a browser, server or proxy, also gzipped or in a
                 zip; - reads standard input
  --output FILE  write a new file (default: standard output)
  --readable     mask only what looks secret; without it everything that is not known to be harmless is masked
  -h, --help     this text

The file says which of the two it was, a log does not. Verdicts stay what they were. Of a line of a log its times, numbers,
addresses and the words of its format stay; a log in which other problems would be found becomes a trace, and a message
says so.
Exit code 0: written. 2: invalid usage, or a file that cannot be read or written. 3: internal error.`;

export function parseRedactOptions(args: readonly string[]): ParsedOptions<RedactOptions> {
  const parsed = parseArguments(args, {
    output: { type: 'string' },
    readable: { type: 'boolean', default: false },
  });
  if (parsed.kind !== 'parsed') return parsed;
  const [file, ...more] = parsed.positionals;
  const { output, readable } = parsed.values;
  if (file === undefined) return { kind: 'wrong', problems: ['no file given; - reads standard input'] };
  if (more.length > 0) return { kind: 'wrong', problems: ['one file at a time'] };
  return { kind: 'parsed', options: { file, output, readable } };
}
