import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DoctorBrowser, type LaunchOptions, launchDoctor } from '../../scripts/doctor-browser.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import type { ReportConnection, ReportVerdict } from '../../src/report/report.ts';
import { trustInBrowser } from '../lab/trust.ts';

export interface TestDoctorOptions {
  /** The lab's certificate authority, to be trusted by this browser. */
  caCertificate?: string;
  alsoLoad?: readonly string[];
  args?: readonly string[];
  windowSize?: LaunchOptions['windowSize'];
}

/** A headless Chromium with our built extension, DevTools open on our panel. */
export async function launchTestDoctor(options: TestDoctorOptions = {}): Promise<DoctorBrowser> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
  if (options.caCertificate !== undefined) await trustInBrowser(home, options.caCertificate);
  const doctor = await launchDoctor({
    executablePath: found.path,
    extensions: [resolve('dist'), ...(options.alsoLoad ?? []).map((dir) => resolve(dir))],
    headless: true,
    home,
    ...(options.args ? { args: options.args } : {}),
    ...(options.windowSize ? { windowSize: options.windowSize } : {}),
  });
  return {
    ...doctor,
    close: async () => {
      await doctor.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What the panel says of the sockets of one page. */
export async function diagnosisOf(
  doctor: DoctorBrowser,
  pageUrl: string,
): Promise<{ connections: ReportConnection[]; verdicts: ReportVerdict[] }> {
  const { connections: all, verdicts } = await doctor.report();
  const connections = all.filter(({ page }) => page === pageUrl);
  const ids = new Set(connections.map(({ id }) => id));
  return {
    connections,
    verdicts: verdicts.filter((verdict) => verdict.connections.some((id) => ids.has(id))),
  };
}
