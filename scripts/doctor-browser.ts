import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import type { Report } from '../src/report/report.ts';

export const PANEL_TITLE = 'WebSocket Doctor';

export interface LaunchOptions {
  executablePath: string;
  /** Unpacked extensions; ours is the first. */
  extensions: readonly [string, ...string[]];
  headless: boolean;
  /** A HOME of the browser's own, where its certificate store is. */
  home?: string;
  args?: readonly string[];
  windowSize?: `${number},${number}`;
}

/** A Chromium whose first tab has DevTools open on our panel. */
export interface DoctorBrowser {
  context: BrowserContext;
  page: Page;
  devtools: Page;
  panel: Frame;
  extensionId: string;
  cdpPort: number;
  report(): Promise<Report>;
  close(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Asks again until there is an answer; `what` names it in the error. */
export async function until<T>(
  find: () => Promise<T | undefined> | T | undefined,
  what: string,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchDoctor(options: LaunchOptions): Promise<DoctorBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-'));
  const cdpPort = await freePort();
  const extensions = options.extensions.join(',');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executablePath,
    headless: false,
    viewport: null,
    ...(options.home === undefined
      ? {}
      : { env: { ...process.env, HOME: options.home } as Record<string, string> }),
    args: [
      ...(options.headless ? ['--headless=new', '--disable-gpu'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...QUIET,
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
      '--auto-open-devtools-for-tabs',
      `--remote-debugging-port=${cdpPort}`,
      `--window-size=${options.windowSize ?? '1400,900'}`,
      ...(options.args ?? []),
    ],
  });
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return await attach(context, cdpPort, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function attach(
  context: BrowserContext,
  cdpPort: number,
  close: () => Promise<void>,
): Promise<DoctorBrowser> {
  const extensionId = await until(() => ourExtension(context), 'the extension’s service worker');
  const page = context.pages()[0] ?? (await context.newPage());
  await until(() => hasDevtoolsPage(cdpPort, extensionId), 'the devtools page');
  const overCdp = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  const devtools = await until(() => devtoolsWindow(overCdp), 'the DevTools window');
  // The devtools page is there before it has made its panel: show it again until it stands.
  const panel = await until(async () => {
    await showPanel(devtools, extensionId).catch(() => undefined);
    return panelFrame(devtools);
  }, 'the panel');
  await panel.waitForFunction(() => 'wsDoctorPanel' in globalThis);
  const report = (): Promise<Report> =>
    panel.evaluate(() =>
      (globalThis as unknown as { wsDoctorPanel: { report(): Report } }).wsDoctorPanel.report(),
    );
  return { context, page, devtools, panel, extensionId, cdpPort, report, close };
}

interface ExtensionGlobal {
  chrome: { runtime: { getManifest(): { name: string } } };
}

/** Several extensions may be loaded: ours is the one whose worker is named so in its manifest's build. */
async function ourExtension(context: BrowserContext): Promise<string | undefined> {
  for (const worker of context.serviceWorkers()) {
    const name = await worker.evaluate(
      () => (globalThis as unknown as ExtensionGlobal).chrome.runtime.getManifest().name,
    );
    if (name === PANEL_TITLE) return new URL(worker.url()).host;
  }
  return undefined;
}

async function hasDevtoolsPage(cdpPort: number, extensionId: string): Promise<boolean | undefined> {
  const targets = (await (await fetch(`http://127.0.0.1:${cdpPort}/json/list`)).json()) as {
    type: string;
    url: string;
  }[];
  const found = targets.some(
    ({ type, url }) => type === 'iframe' && url.startsWith(`chrome-extension://${extensionId}/`),
  );
  return found || undefined;
}

function devtoolsWindow(browser: Browser): Page | undefined {
  return browser
    .contexts()
    .flatMap((each) => each.pages())
    .find((each) => each.url().startsWith('devtools://'));
}

function panelFrame(devtools: Page): Frame | undefined {
  return devtools.frames().find((frame) => frame.url().includes('panel/panel.html'));
}

/**
 * A DevTools view's id is the extension's origin followed by the panel's title without spaces. The code is text: test runners
 * rewrite `import()` in functions.
 */
export async function showPanel(devtools: Page, extensionId: string): Promise<void> {
  const viewId = JSON.stringify(`chrome-extension://${extensionId}${PANEL_TITLE.replaceAll(' ', '')}`);
  await devtools.evaluate(
    `import('./ui/legacy/legacy.js').then((UI) => UI.ViewManager.ViewManager.instance().showView(${viewId}))`,
  );
}
