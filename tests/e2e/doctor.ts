import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import {
  type DoctorBrowser,
  type ExtensionBrowser,
  type LaunchOptions,
  launchDoctor,
  launchExtension,
  until,
} from '../../scripts/doctor-browser.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import type { ReportVerdict } from '../../src/export/report/report.ts';
import type { ReportConnection } from '../../src/export/report/report-connection.ts';
import { trustInBrowser } from '../lab/trust.ts';

export interface TestDoctorOptions {
  /** The lab's certificate authority, to be trusted by this browser. */
  caCertificate?: string;
  alsoLoad?: readonly string[];
  /** Match patterns of hosts that our extension may read from the start, as if the user had allowed it. */
  hostAccess?: readonly string[];
  args?: readonly string[];
  windowSize?: LaunchOptions['windowSize'];
}

async function prepare(options: TestDoctorOptions): Promise<{ launch: LaunchOptions; cleanUp: () => void }> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-home-'));
  if (options.caCertificate !== undefined) await trustInBrowser(home, options.caCertificate);
  const launch: LaunchOptions = {
    executablePath: found.path,
    extensions: [resolve('dist/chromium'), ...(options.alsoLoad ?? []).map((dir) => resolve(dir))],
    headless: true,
    home,
    ...(options.args ? { args: options.args } : {}),
    ...(options.windowSize ? { windowSize: options.windowSize } : {}),
  };
  return { launch, cleanUp: () => removeProfile(home) };
}

interface ExtensionsPage {
  chrome: {
    developerPrivate: {
      addHostPermission(extension: string, hosts: string): Promise<void>;
      updateExtensionConfiguration(change: object): Promise<void>;
      updateProfileConfiguration(change: object): Promise<void>;
    };
  };
}

/** In a tab that is closed again: a click in a panel that another tab hides takes two seconds. */
async function onExtensionsPage(
  { context }: ExtensionBrowser,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await act(page);
  await page.close();
}

/** As on chrome://extensions: a script can grant there what it cannot answer the browser's own question for. */
function allow(browser: ExtensionBrowser, hosts: readonly string[]): Promise<void> {
  return onExtensionsPage(browser, (page) =>
    page.evaluate(
      async ([id, patterns]) => {
        const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
        for (const pattern of patterns) await developerPrivate.addHostPermission(id, pattern);
      },
      [browser.extensionId, hosts] as const,
    ),
  );
}

/** What the user can set on chrome://extensions; a change of `fileAccess` starts the extension anew, as an update does. */
export type ExtensionChange = { hostAccess: 'ON_CLICK' | 'ON_ALL_SITES' } | { fileAccess: boolean };

/** Sets it as the user would, and waits until the extension runs. */
export async function configureExtension(browser: ExtensionBrowser, change: ExtensionChange): Promise<void> {
  const { extensionId } = browser;
  await onExtensionsPage(browser, async (page) => {
    await page.evaluate(
      async (wanted) => {
        const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
        // Without it an unpacked extension that is started anew stays switched off.
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await developerPrivate.updateExtensionConfiguration(wanted);
      },
      { extensionId, ...change },
    );
    await until(() => opens(page, ownPage(browser, 'options')), 'the extension to run');
  });
}

const opens = (page: Page, url: string): Promise<boolean> =>
  page.goto(url).then(
    () => true,
    () => false,
  );

/** The address of one of the extension's own pages. */
export const ownPage = (
  { extensionId }: ExtensionBrowser,
  name: 'causes/forbidden' | 'first-run' | 'options' | 'panel' | 'popup',
): string => `chrome-extension://${extensionId}/panel/${name}.html`;

function closing<Kind extends ExtensionBrowser>(browser: Kind, cleanUp: () => void): Kind {
  return {
    ...browser,
    close: async () => {
      await browser.close();
      cleanUp();
    },
  };
}

/** A headless Chromium with our built extension, DevTools open on our panel. */
export async function launchTestDoctor(options: TestDoctorOptions = {}): Promise<DoctorBrowser> {
  const { launch, cleanUp } = await prepare(options);
  const doctor = closing(await launchDoctor(launch), cleanUp);
  if (options.hostAccess) await allow(doctor, options.hostAccess);
  return doctor;
}

/** The same with DevTools closed; `openPanel` opens them. */
export async function launchTestBrowser(options: TestDoctorOptions = {}): Promise<ExtensionBrowser> {
  const { launch, cleanUp } = await prepare(options);
  return closing(await launchExtension(launch), cleanUp);
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
