import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import type { Report } from '../src/export/report/report.ts';
import { type ChromiumOptions, launchPlain, type PlainBrowser } from './chromium.ts';

export const PANEL_TITLE = 'WebSocket Doctor';

export interface LaunchOptions extends ChromiumOptions {
  /** Unpacked extensions; ours is the first. */
  extensions: readonly [string, ...string[]];
}

/** A Chromium whose first tab has DevTools open on our panel. */
export interface DoctorBrowser extends ExtensionBrowser {
  devtools: Page;
  panel: Frame;
  report(): Promise<Report>;
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

/** A Chromium with our extension and DevTools closed. */
export interface ExtensionBrowser extends PlainBrowser {
  extensionId: string;
}

async function launch(options: LaunchOptions, extraArgs: readonly string[]): Promise<ExtensionBrowser> {
  const browser = await launchPlain(options, [...extensionSwitches(options.extensions), ...extraArgs]);
  try {
    const { context } = browser;
    const extensionId = await until(() => ourExtension(context), 'the extension’s service worker');
    return { ...browser, extensionId };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Load unpacked extensions, and no others. */
export function extensionSwitches(folders: readonly string[]): string[] {
  const extensions = folders.join(',');
  return [`--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`];
}

/** A browser that runs with these switches and `--auto-open-devtools-for-tabs`; `endpoint`: of its debugging port. */
export async function connectDoctor(endpoint: string): Promise<DoctorBrowser> {
  const browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no window');
  const page =
    context.pages().find((each) => !each.url().startsWith('devtools:')) ?? (await context.newPage());
  const extensionId = await until(() => ourExtension(context), 'the extension’s service worker');
  const cdpPort = Number(new URL(endpoint).port);
  return attach({ context, page, cdpPort, extensionId, close: () => browser.close() });
}

/** DevTools stays closed until `openPanel`. */
export function launchExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  return launch(options, []);
}

/** Opens DevTools on the first tab, whatever has happened in it before. */
export async function openDevTools({ context, page, cdpPort }: PlainBrowser): Promise<void> {
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const whole = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  const control = await whole.newBrowserCDPSession();
  // Newer than the published protocol types.
  const method = 'Target.openDevTools' as 'Target.activateTarget';
  await control.send(method, { targetId: targetInfo.targetId });
  // Whoever is connected is told of every message of every socket, which costs the browser.
  await whole.close();
}

/** Opens DevTools and shows our panel in it. */
export async function openPanel(browser: ExtensionBrowser): Promise<DoctorBrowser> {
  await openDevTools(browser);
  return attach(browser);
}

/** With DevTools open on our panel from the start. */
export async function launchDoctor(options: LaunchOptions): Promise<DoctorBrowser> {
  const browser = await launch(options, ['--auto-open-devtools-for-tabs']);
  try {
    return await attach(browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function attach(browser: ExtensionBrowser): Promise<DoctorBrowser> {
  const { cdpPort, extensionId } = browser;
  await until(() => hasTarget(cdpPort, 'iframe', `chrome-extension://${extensionId}/`), 'the devtools page');
  const devtools = await devtoolsPage(browser);
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
  return { ...browser, devtools, panel, report };
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

async function hasTarget(cdpPort: number, type: string, urlStart: string): Promise<boolean | undefined> {
  const targets = (await (await fetch(`http://127.0.0.1:${cdpPort}/json/list`)).json()) as {
    type: string;
    url: string;
  }[];
  return targets.some((target) => target.type === type && target.url.startsWith(urlStart)) || undefined;
}

/**
 * The window of DevTools that `openDevTools` opened. It is a page only some time after it was opened, and a connection
 * sees only pages that were there when it was made.
 */
export async function devtoolsPage({ cdpPort }: PlainBrowser): Promise<Page> {
  await until(() => hasTarget(cdpPort, 'page', 'devtools://'), 'DevTools');
  const overCdp = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  return until(() => devtoolsWindow(overCdp), 'the DevTools window');
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
