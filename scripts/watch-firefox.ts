import { resolve } from 'node:path';
import type { Report } from '../src/export/report/report.ts';
import { formatReport } from '../src/export/report/terminal.ts';
import { buildFirefoxExtension } from './build-extension.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { type InPanel, installExtension, openDoctorPanel } from './firefox-extension.ts';
import type { StartOptions } from './start-options.ts';
import { showProgress, unreachable } from './watch-page.ts';
import { writeReport } from './write-report.ts';

interface FirefoxWatch extends Pick<StartOptions, 'seconds' | 'out'> {
  url: string;
  headed: boolean;
  program: string;
  log(line: string): void;
}

/** The same as `watchPage`, in Firefox: the page with the panel beside it in the toolbox. Returns the exit code. */
export async function watchInFirefox({
  url,
  seconds,
  out,
  headed,
  program,
  log,
}: FirefoxWatch): Promise<number> {
  buildFirefoxExtension();
  log(`Starting ${program}${headed ? '' : ' (headless: there is no display)'} …`);
  const firefox = await launchFirefox({}, { headed, program });
  try {
    const id = await installExtension(firefox, resolve('dist/firefox'));
    await firefox.open('about:blank');
    const inPanel = await openDoctorPanel(firefox, id);
    if (!inPanel) {
      log('The toolbox of Firefox has no panel WebSocket Doctor.');
      return 3;
    }
    try {
      await firefox.open(url);
    } catch (error) {
      log(unreachable(url, error));
      return 2;
    }
    await showProgress(seconds, log, firefox.ended);
    return await conclude(firefox, inPanel, { out, log });
  } finally {
    await firefox.close();
  }
}

async function conclude(
  firefox: Firefox,
  inPanel: InPanel,
  { out, log }: Pick<FirefoxWatch, 'out' | 'log'>,
): Promise<number> {
  if (firefox.ended.aborted) {
    log('The window was closed before the time was over: nothing was written.');
    return 2;
  }
  const report = await inPanel<Report>('return wsDoctorPanel.report();');
  console.log(formatReport(report));
  for (const path of await writeReport(report, out, () => firefox.windowPicture())) log(`wrote ${path}`);
  return report.verdicts.some(({ severity }) => severity === 'error') ? 1 : 0;
}
