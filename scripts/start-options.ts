import { numberWithin, type ParsedOptions, parseArguments, quoted } from '../cli/parse-arguments.ts';

export interface StartOptions {
  /** Absent: the lab. */
  url?: string;
  seconds: number;
  out: string;
  alsoLoad: string[];
}

export const USAGE = `Usage:
  npm start                                  runs the lab and diagnoses each of its failures
  npm start -- URL [--seconds 20] [--out DIR] [--also-load DIR]
                                             watches your own page and diagnoses its connections

  --seconds N      how long to watch the page, 1 to 3600 (default 20)
  --out DIR        where to write report.md, report.html, report.json and panel.png (default out)
  --also-load DIR  also load this unpacked extension, to reproduce a conflict; may be repeated
  -h, --help       this text

Exit code 0: no finding of severity error. 1: such a finding. 2: invalid usage, or the page cannot be reached.
3: it could not run, such as without a Chromium.
CHROMIUM_PATH names the Chromium to use.`;

const MOST_SECONDS = 3600;

export function parseStartOptions(args: readonly string[]): ParsedOptions<StartOptions> {
  const parsed = parseArguments(args, {
    seconds: { type: 'string', default: '20' },
    out: { type: 'string', default: 'out' },
    'also-load': { type: 'string', multiple: true, default: [] },
  });
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals } = parsed;
  const [url, ...rest] = positionals;
  const seconds = numberWithin(values.seconds, 1, MOST_SECONDS);
  const problems = [
    ...(rest.length > 0 ? [`one page at a time: ${rest.map(quoted).join(' ')} is too much`] : []),
    ...(seconds === undefined
      ? [`--seconds must be from 1 to ${MOST_SECONDS}, not ${quoted(values.seconds)}`]
      : []),
    ...(url === undefined || isPage(url) ? [] : [pageProblem(url)]),
  ];
  if (seconds === undefined || problems.length > 0) return { kind: 'wrong', problems };
  const options = { seconds, out: values.out, alsoLoad: values['also-load'] };
  return { kind: 'parsed', options: url === undefined ? options : { ...options, url } };
}

function isPage(url: string): boolean {
  return URL.canParse(url) && /^(?:https?|file):$/.test(new URL(url).protocol);
}

function pageProblem(url: string): string {
  const meant = /^[\w-]+(?:\.[\w-]+)*:\d{1,5}(?:[/?]\S*)?$/.test(url)
    ? `. Did you mean "http://${url}"?`
    : '';
  return `${quoted(url)} is not an http:, https: or file: URL${meant}`;
}
