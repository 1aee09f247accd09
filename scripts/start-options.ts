import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Absent: the lab. */
  url?: string;
  seconds: number;
  out: string;
  alsoLoad: string[];
}

export type Parsed = { ok: true; options: StartOptions } | { ok: false; message: string };

export const USAGE = `Usage:
  npm start                                  the lab: every failure, diagnosed
  npm start -- URL [--seconds 20] [--out DIR] [--also-load DIR]
                                             your own page, watched and diagnosed

  --seconds N      how long to watch the page (1 to 3600, default 20)
  --out DIR        where report.md, report.html, report.json and panel.png go (default out)
  --also-load DIR  another unpacked extension beside ours, to reproduce a conflict; may be repeated

Exit code 0: nothing wrong found. 1: findings of severity error. 2: bad usage, or the page cannot be reached.
With CHROMIUM_PATH set, that Chromium is used.`;

const bad = (message: string): Parsed => ({ ok: false, message });

export function parseStartOptions(args: readonly string[]): Parsed {
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(args);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [url, ...rest] = positionals;
  if (rest.length > 0) return bad(`One page at a time: do not know what to do with ${rest.join(' ')}`);
  const seconds = Number(values.seconds);
  if (!Number.isFinite(seconds) || seconds < 1 || seconds > 3600) {
    return bad(`--seconds takes a number from 1 to 3600, not ${values.seconds}`);
  }
  if (url !== undefined && !isPage(url)) return bad(`${url} is no page: give an http:, https: or file: url`);
  const options = { seconds, out: values.out, alsoLoad: values['also-load'] };
  return { ok: true, options: url === undefined ? options : { ...options, url } };
}

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '20' },
      out: { type: 'string', default: 'out' },
      'also-load': { type: 'string', multiple: true, default: [] },
    },
  });
}

function isPage(url: string): boolean {
  return URL.canParse(url) && /^(?:https?|file):$/.test(new URL(url).protocol);
}
