import { parseArgs } from 'node:util';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];
export const THRESHOLDS = ['error', 'warning', 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export interface DiagnoseOptions {
  /** Paths; `-` is standard input. */
  files: string[];
  format: Format;
  failOn: Threshold;
  quiet: boolean;
}

export type Parsed = { ok: true; options: DiagnoseOptions } | { ok: false; message: string };

export const USAGE = `Usage: wsdoctor diagnose FILE… [--json | --format FORMAT] [--fail-on error|warning|never] [--quiet]

  FILE             a trace (*.wsdoctor.json) or a HAR file, either of them also gzipped; - reads standard input
  --format FORMAT  text (default), json (one line a file), sarif (2.1.0) or github (annotations of a workflow)
  --json           the same as --format json
  --fail-on LEVEL  which findings make the exit code 1 (default error)
  --quiet          no progress on standard error

Findings go to standard output, progress and complaints to standard error; secrets are masked.
Exit code 0: nothing as bad as --fail-on found. 1: found. 2: bad usage, or a file cannot be read. 3: internal error.`;

const bad = (message: string): Parsed => ({ ok: false, message });

function oneOf<T extends string>(value: string, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

export function parseDiagnoseOptions(args: readonly string[]): Parsed {
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(args);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const format = oneOf(values.json ? 'json' : values.format, FORMATS);
  if (!format) return bad(`--format takes ${FORMATS.join(', ')}, not ${values.format}`);
  const failOn = oneOf(values['fail-on'], THRESHOLDS);
  if (!failOn) return bad(`--fail-on takes ${THRESHOLDS.join(', ')}, not ${values['fail-on']}`);
  if (positionals.length === 0) return bad('No file given; - reads standard input.');
  if (positionals.filter((file) => file === '-').length > 1) return bad('Standard input can be read once.');
  return { ok: true, options: { files: positionals, format, failOn, quiet: values.quiet } };
}

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      'fail-on': { type: 'string', default: 'error' },
      quiet: { type: 'boolean', default: false },
    },
  });
}
