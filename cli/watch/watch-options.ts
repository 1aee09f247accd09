import { choices, numberWithin, type ParsedOptions, parseArguments, quoted } from '../parse-arguments.ts';
import { THRESHOLDS, type Threshold } from '../threshold.ts';
import { BROWSERS, type BrowserName } from './browser/find-browser.ts';

export const WATCH_FORMATS = ['text', 'brief', 'json', 'md'] as const;
export type WatchFormat = (typeof WATCH_FORMATS)[number];

export interface WatchOptions {
  /** The page to open; absent with `attach` alone, which watches what is open. */
  url?: string;
  /** Where a running browser's debugging port is. */
  attach?: string;
  browser?: BrowserName;
  seconds: number;
  headed: boolean;
  /** Where to write report.md and trace.wsdoctor.json. */
  out?: string;
  format: WatchFormat;
  failOn: Threshold;
  readable: boolean;
  quiet: boolean;
}

export const USAGE = `Usage: wsdoctor watch [options] URL
       wsdoctor watch [options] --attach http://127.0.0.1:9222 [URL]

Opens a page in an installed browser, records its WebSocket connections, and explains why they fail while it runs.

  URL               the page to open: http:, https: or file:
  --browser NAME    chrome, chromium, edge, brave or firefox (default: the first that is installed). CHROME_PATH,
                    CHROMIUM_PATH, EDGE_PATH, BRAVE_PATH and FIREFOX_PATH name other programs
  --attach ADDRESS  the debugging port of a Chromium, an Electron app or an Android WebView that runs already. Without a
                    URL all its pages are watched; nothing of it is closed
  --seconds N       how long to watch, 1 to 86400 (default 20); Ctrl+C ends it earlier
  --headed          show the browser's window
  --out DIR         write report.md and trace.wsdoctor.json into this folder
  --format FORMAT   text (default; findings as they appear), brief (a line of at most 400 characters per cause), json or
                    md (Markdown); all but text once, at the end
  --fail-on LEVEL   error (default), warning or never: the findings for which the exit code is 1
  --readable        mask only what looks secret, in every format and file
  --quiet           no progress on standard error
  -h, --help        this text

Findings go to standard output, progress and errors to standard error. In text, which is for your own eyes, what looks
secret is masked; in the other formats and in files everything that is not known to be harmless.
Exit code 0: no finding as severe as --fail-on. 1: such a finding. 2: invalid usage, or the page or the browser cannot be
watched to the end; what was recorded by then is written all the same. 3: internal error.`;

const MOST_SECONDS = 86_400;

export function parseWatchOptions(args: readonly string[]): ParsedOptions<WatchOptions> {
  const parsed = parseArguments(args, {
    browser: { type: 'string' },
    attach: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    headed: { type: 'boolean', default: false },
    out: { type: 'string' },
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'error' },
    readable: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  });
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals } = parsed;
  const [url, ...more] = positionals;
  const seconds = numberWithin(values.seconds, 1, MOST_SECONDS);
  const browser = BROWSERS.find((each) => each === values.browser);
  const format = WATCH_FORMATS.find((each) => each === values.format);
  const failOn = THRESHOLDS.find((each) => each === values['fail-on']);
  const { attach, out } = values;
  const problems: string[] = [];
  if (more.length > 0) problems.push(`one page at a time: ${more.map(quoted).join(' ')} is too much`);
  if (url === undefined && attach === undefined) problems.push('no URL given');
  if (url !== undefined && !isPage(url)) problems.push(pageProblem(url));
  if (attach !== undefined && !isAddress(attach))
    problems.push(`--attach must be an address such as http://127.0.0.1:9222, not ${quoted(attach)}`);
  if (attach !== undefined && (values.browser !== undefined || values.headed))
    problems.push('--attach watches a browser that runs already: leave out --browser and --headed');
  if (values.browser !== undefined && !browser)
    problems.push(`--browser must be ${choices(BROWSERS)}, not ${quoted(values.browser)}`);
  if (seconds === undefined)
    problems.push(`--seconds must be from 1 to ${MOST_SECONDS}, not ${quoted(values.seconds)}`);
  if (!format) problems.push(`--format must be ${choices(WATCH_FORMATS)}, not ${quoted(values.format)}`);
  if (!failOn) problems.push(`--fail-on must be ${choices(THRESHOLDS)}, not ${quoted(values['fail-on'])}`);
  if (seconds === undefined || !format || !failOn || problems.length > 0) return { kind: 'wrong', problems };
  const { headed, readable, quiet } = values;
  return {
    kind: 'parsed',
    options: {
      seconds,
      headed,
      format,
      failOn,
      readable,
      quiet,
      ...(url === undefined ? {} : { url }),
      ...(attach === undefined ? {} : { attach }),
      ...(browser === undefined ? {} : { browser }),
      ...(out === undefined ? {} : { out }),
    },
  };
}

const isAddress = (text: string): boolean =>
  URL.canParse(text) && /^(?:https?|wss?):$/.test(new URL(text).protocol);

const isPage = (url: string): boolean =>
  URL.canParse(url) && /^(?:https?|file):$/.test(new URL(url).protocol);

function pageProblem(url: string): string {
  const meant = /^[\w-]+(?:\.[\w-]+)*:\d{1,5}(?:[/?]\S*)?$/.test(url)
    ? `. Did you mean "http://${url}"?`
    : /^wss?:/i.test(url)
      ? `. Did you mean "wsdoctor probe ${url}"?`
      : '';
  return `${quoted(url)} is not an http:, https: or file: URL${meant}`;
}
