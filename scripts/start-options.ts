import { numberWithin, type ParsedOptions, parseArguments, quoted } from '../cli/parse-arguments.ts';

/** The browsers that `npm start` can open: those that load an unpacked extension from the command line, and Firefox. */
export const START_BROWSERS = ['chromium', 'edge', 'brave', 'firefox'] as const;
export type StartBrowser = (typeof START_BROWSERS)[number];

export interface StartOptions {
  /** Absent: the lab. */
  url?: string;
  seconds: number;
  out: string;
  alsoLoad: string[];
  browser: StartBrowser;
}

export const USAGE = `Usage:
  npm start                                  runs the lab and diagnoses each of its failures
  npm start -- URL [--seconds 20] [--out DIR] [--browser NAME] [--also-load DIR]
                                             watches your own page and diagnoses its connections

  --seconds N      how long to watch the page, 1 to 3600 (default 20); Ctrl+C ends it earlier
  --out DIR        where to write report.md, report.html, report.json and panel.png (default out)
  --browser NAME   chromium (default), edge, brave or firefox, where it is installed; Google Chrome loads no unpacked
                   extension from the command line since version 137
  --also-load DIR  also load this unpacked extension, to reproduce a conflict; may be repeated
  -h, --help       this text

Exit code 0: no finding of severity error. 1: such a finding. 2: invalid usage, or the page cannot be reached.
3: it could not run, such as without the browser.
CHROMIUM_PATH, EDGE_PATH, BRAVE_PATH and FIREFOX_PATH name the program to use.`;

const MOST_SECONDS = 3600;

export function parseStartOptions(args: readonly string[]): ParsedOptions<StartOptions> {
  const parsed = parseArguments(args, {
    seconds: { type: 'string', default: '20' },
    out: { type: 'string', default: 'out' },
    'also-load': { type: 'string', multiple: true, default: [] },
    browser: { type: 'string', default: 'chromium' },
  });
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals } = parsed;
  const [url, ...rest] = positionals;
  const seconds = numberWithin(values.seconds, 1, MOST_SECONDS);
  const browser = START_BROWSERS.find((name) => name === values.browser);
  const problems = [
    ...(rest.length > 0 ? [`one page at a time: ${rest.map(quoted).join(' ')} is too much`] : []),
    ...(seconds === undefined
      ? [`--seconds must be from 1 to ${MOST_SECONDS}, not ${quoted(values.seconds)}`]
      : []),
    ...(url === undefined || isPage(url) ? [] : [pageProblem(url)]),
    ...(browser ? [] : [browserProblem(values.browser)]),
    ...(browser === 'firefox' && values['also-load'].length > 0
      ? [
          '--also-load and --browser firefox contradict each other: a conflict of extensions is one of Chromium',
        ]
      : []),
    ...(browser !== 'chromium' && url === undefined
      ? ['the lab runs in Chromium: give the URL of a page']
      : []),
  ];
  if (seconds === undefined || !browser || problems.length > 0) return { kind: 'wrong', problems };
  const options = { seconds, out: values.out, alsoLoad: values['also-load'], browser };
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

function browserProblem(name: string): string {
  if (name === 'chrome')
    return 'Google Chrome loads no unpacked extension from the command line since version 137: use chromium, or "wsdoctor watch URL --browser chrome"';
  return `--browser must be ${START_BROWSERS.slice(0, -1).join(', ')} or ${START_BROWSERS.at(-1)}, not ${quoted(name)}`;
}
