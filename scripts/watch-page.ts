import { formatReport } from '../src/export/report/terminal.ts';
import type { DoctorBrowser } from './doctor-browser.ts';
import { writeReport } from './write-report.ts';

export interface WatchOptions {
  launch: () => Promise<DoctorBrowser>;
  url: string;
  seconds: number;
  out: string;
  log: (line: string) => void;
}

/** Chromium's words, and Firefox's. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /ERR_CONNECTION_REFUSED|e=connectionFailure/,
    'Nothing listens there: start the page’s server, or correct the port.',
  ],
  [
    /ERR_NAME_NOT_RESOLVED|e=dnsNotFound/,
    'The name is not known to DNS: check its spelling, the hosts file and the VPN.',
  ],
  [
    /ERR_CERT_|e=nssFailure|SEC_ERROR|InsecureCertificate/i,
    'The page’s certificate is not trusted by this fresh profile: use a trusted one (mkcert).',
  ],
  [/ERR_FILE_NOT_FOUND|e=fileNotFound/, 'There is no such file.'],
  [/ERR_INTERNET_DISCONNECTED/, 'This machine is offline.'],
];

export function unreachable(url: string, error: unknown): string {
  const words = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const hint =
    HINTS.find(([pattern]) => pattern.test(words))?.[1] ?? 'Open it in a browser to see what it answers.';
  return `Cannot reach ${url}: ${words}\n${hint}`;
}

export async function showProgress(
  seconds: number,
  log: (line: string) => void,
  ended: () => boolean,
): Promise<void> {
  const step = 5;
  for (let passed = 0; passed < seconds && !ended(); passed += step) {
    log(`Watching … ${Math.round(seconds - passed)} s left`);
    await new Promise((resolve) => setTimeout(resolve, Math.min(step, seconds - passed) * 1000));
  }
}

/** Opens the user's page with the panel beside it, watches, prints and writes the diagnosis. Returns the exit code. */
export async function watchPage({ launch, url, seconds, out, log }: WatchOptions): Promise<number> {
  const doctor = await launch();
  let closed = false;
  doctor.context.on('close', () => {
    closed = true;
  });
  try {
    try {
      await doctor.page.goto(url, { waitUntil: 'commit', timeout: 30_000 });
    } catch (error) {
      log(unreachable(url, error));
      return 2;
    }
    await showProgress(seconds, log, () => closed);
    if (closed) {
      log('The window was closed before the time was over: nothing was written.');
      return 2;
    }
    const report = await doctor.report();
    console.log(formatReport(report));
    for (const path of await writeReport(report, out, () => doctor.devtools.screenshot()))
      log(`wrote ${path}`);
    return report.verdicts.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    if (!closed) await doctor.close();
  }
}
