import { setTimeout as pause } from 'node:timers/promises';
import { launchChromium } from '../cli/watch/browser/launch-browser.ts';
import { loadHint } from '../cli/watch/load-hints.ts';
import { formatReport } from '../src/export/report/terminal.ts';
import { connectDoctor, extensionSwitches } from './doctor-browser.ts';
import { writeReport } from './write-report.ts';

interface WatchOptions {
  program: string;
  headed: boolean;
  /** Unpacked extensions; ours is the first. */
  extensions: readonly [string, ...string[]];
  url: string;
  seconds: number;
  out: string;
  log: (line: string) => void;
}

export function unreachable(url: string, error: unknown): string {
  const words = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return `Cannot reach ${url}: ${words}\n${loadHint(words) ?? 'Open it in a browser to see what it answers'}.`;
}

/** Says how long it still takes, until the time is over or the signal ends it. */
export async function showProgress(
  seconds: number,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const step = 5;
  for (let passed = 0; passed < seconds && !signal.aborted; passed += step) {
    log(`Watching … ${Math.round(seconds - passed)} s left`);
    await pause(Math.min(step, seconds - passed) * 1_000, undefined, { signal }).catch(() => undefined);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Opens the user's page with the panel beside it, in a browser as `wsdoctor watch` starts it; prints and writes the
 * diagnosis. Ctrl+C ends it earlier. Returns the exit code.
 */
export async function watchPage(options: WatchOptions): Promise<number> {
  const { program, headed, extensions, url, seconds, out, log } = options;
  const args = [...extensionSwitches(extensions), '--auto-open-devtools-for-tabs', '--window-size=1400,900'];
  const launched = await launchChromium({ path: program, headed, args });
  const over = new AbortController();
  void launched.ended.then(() => over.abort());
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    const doctor = await connectDoctor(launched.endpoint);
    try {
      await doctor.page.goto(url, { waitUntil: 'commit', timeout: 30_000 });
    } catch (error) {
      log(unreachable(url, error));
      return 2;
    }
    await showProgress(seconds, log, AbortSignal.any([over.signal, stop.signal]));
    if (over.signal.aborted) {
      log('The window was closed before the time was over: nothing was written.');
      return 2;
    }
    const report = await doctor.report();
    console.log(formatReport(report));
    for (const path of await writeReport(report, out, () => doctor.devtools.screenshot()))
      log(`wrote ${path}`);
    return report.verdicts.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    await launched.close();
  }
}
