import { choices, type ParsedOptions, parseArguments, quoted } from '../parse-arguments.ts';
import { isHttpUrl } from '../telemetry/addresses.ts';
import { THRESHOLDS, type Threshold } from '../threshold.ts';

export const FORMATS = ['text', 'brief', 'json', 'md', 'html', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export interface DiagnoseOptions {
  /** Paths; `-` is standard input. */
  files: string[];
  format: Format;
  failOn: Threshold;
  quiet: boolean;
  /** Masks only what looks secret, also in what is made to be passed on. */
  readable: boolean;
  /** The OTLP receiver that the connections are sent to as spans. */
  otlp?: URL;
}

export const USAGE = `Usage: wsdoctor diagnose [options] FILE…

Explains why the WebSocket connections in saved traces, HAR files and logs failed, and how to fix it. Several files, of
which one is a log, are one case: what they say about a connection is joined.

  FILE             a trace (*.wsdoctor.json), a HAR file, a net log of Chromium, a log of Firefox, lines of a console,
                   of servers and proxies (docs/files.md lists them), a packet capture; also gzipped or zipped; - reads
                   standard input
  --format FORMAT  text (default), brief (a line of at most 400 characters per cause), json (one line per file), md
                   (Markdown), html, sarif (SARIF 2.1.0) or github (workflow annotations)
  --json           the same as --format json
  --fail-on LEVEL  error (default), warning or never: the findings for which the exit code is 1
  --otlp URL       also send the connections as spans to this OTLP receiver over HTTP, such as http://127.0.0.1:4318
  --readable       mask only what looks secret, in every format
  --quiet          no progress on standard error
  -h, --help       this text

Findings go to standard output, progress and errors to standard error. In text, which is for your own eyes, what looks
secret is masked; in the other formats and in spans, which are passed on, everything that is not known to be harmless.
Exit code 0: no finding as severe as --fail-on. 1: such a finding. 2: invalid usage, a file that cannot be read, or a
receiver that takes no spans. 3: internal error.`;

export function parseDiagnoseOptions(args: readonly string[]): ParsedOptions<DiagnoseOptions> {
  const parsed = parseArguments(args, {
    json: { type: 'boolean', default: false },
    format: { type: 'string' },
    'fail-on': { type: 'string', default: 'error' },
    otlp: { type: 'string' },
    readable: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  });
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals: files } = parsed;
  const named = values.format ?? (values.json ? 'json' : 'text');
  const format = FORMATS.find((each) => each === named);
  const failOn = THRESHOLDS.find((each) => each === values['fail-on']);
  const problems: string[] = [];
  if (!format) problems.push(`--format must be ${choices(FORMATS)}, not ${quoted(named)}`);
  else if (values.json && format !== 'json')
    problems.push(`--json and --format ${format} contradict each other: give one of them`);
  if (!failOn) problems.push(`--fail-on must be ${choices(THRESHOLDS)}, not ${quoted(values['fail-on'])}`);
  if (files.length === 0) problems.push('no file given; - reads standard input');
  if (format === 'html' && files.length > 1) problems.push('--format html takes one file at a time');
  if (files.filter((file) => file === '-').length > 1) problems.push('standard input (-) is given twice');
  const { otlp } = values;
  if (otlp !== undefined && !isHttpUrl(otlp))
    problems.push(`--otlp must be an http: or https: URL such as http://127.0.0.1:4318, not ${quoted(otlp)}`);
  if (!format || !failOn || problems.length > 0) return { kind: 'wrong', problems };
  return {
    kind: 'parsed',
    options: {
      files,
      format,
      failOn,
      quiet: values.quiet,
      readable: values.readable,
      ...(otlp === undefined ? {} : { otlp: new URL(otlp) }),
    },
  };
}
