import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import type { Facts } from '../../src/diagnosis/rule.ts';
import type { Report } from '../../src/export/report/report.ts';
import type { Lab } from '../lab/scenario.ts';
import { trustInBrowser } from '../lab/trust.ts';
import { type CdpSession, openSession } from './accuracy-cdp.ts';
import { openPanel as openCdpPanel } from './cdp-panel.ts';
import { debuggingPort } from './debugging-port.ts';

/** What the panel of one tab says. */
export interface Panel {
  /** The report, and what only the panel itself knows of each verdict, in the same order. */
  read(): Promise<{ report: Report; facts: readonly Facts[] }>;
  /** Every event that the panel was given since `clear`. */
  recorded(): Promise<CapturedEvent[]>;
  /** Forgets everything so far, and from now on keeps what earlier pages did. */
  clear(): Promise<void>;
  close(): void;
}

/** A browser that has DevTools closed until `openPanel` opens them on a page, early or late. */
export interface AccuracyBrowser {
  /** A page in a window of its own, so that none is hidden behind another. */
  newPage(): Promise<Page>;
  openPanel(page: Page): Promise<Panel>;
  close(): Promise<void>;
}

const quiet = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(
  lab: Pick<Lab, 'caCertificate' | 'browserArgs'>,
  extensions: readonly string[],
): Promise<AccuracyBrowser> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-accuracy-'));
  await trustInBrowser(home, lab.caCertificate);
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: found.path,
    headless: false,
    viewport: null,
    env: { ...process.env, HOME: home } as Record<string, string>,
    // Visitors have the back/forward cache; Playwright switches it off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      ...quiet,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${extensions.join(',')}`,
      `--load-extension=${extensions.join(',')}`,
      '--remote-debugging-port=0',
      ...lab.browserArgs,
    ],
  });
  const close = async () => {
    await context.close();
    removeProfile(home);
  };
  try {
    return await connect(context, join(home, 'profile'), close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function connect(
  context: BrowserContext,
  profile: string,
  close: () => Promise<void>,
): Promise<AccuracyBrowser> {
  const [port, path] = await debuggingPort(profile);
  const browser = await openSession(`ws://127.0.0.1:${port}${path}`);
  // One after the other, since the event does not say whose page it is.
  let last: Promise<unknown> = Promise.resolve();
  return {
    newPage() {
      const next = last.then(async () => {
        const opened = context.waitForEvent('page');
        await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true });
        return opened;
      });
      last = next.catch(() => undefined);
      return next;
    },
    openPanel: (page) => openPanel(browser, port, page),
    async close() {
      browser.close();
      await close();
    },
  };
}

async function openPanel(browser: CdpSession, port: number, page: Page): Promise<Panel> {
  const ofPage = await page.context().newCDPSession(page);
  const { targetInfo } = await ofPage.send('Target.getTargetInfo');
  await ofPage.detach();
  const { devtools, panel } = await openCdpPanel(browser, port, targetInfo.targetId);
  await panel.evaluate(startRecording);
  return {
    read: () => panel.evaluate(readPanel),
    recorded: () => panel.evaluate(recording),
    clear: () => panel.evaluate(forgetAll),
    close() {
      panel.close();
      devtools.close();
    },
  };
}

/** `clear` keeps what is open, and a page in the back/forward cache counts as open, so the pages are forgotten as well. */
const forgetAll = `
wsDoctorBridge.live.preserve = false;
wsDoctorBridge.live.navigated(performance.timeOrigin + performance.now());
wsDoctorBridge.live.clear();
wsDoctorBridge.live.preserve = true;
recordedEvents.length = 0;`;

/** The devtools page gives all events to `take`, which it looks up each time. */
const startRecording = `
globalThis.recordedEvents = [];
const { take } = wsDoctorBridge.live;
wsDoctorBridge.live.take = (events) => {
  recordedEvents.push(...events);
  take(events);
};`;

/** The wire source began before, and says so only once. */
const recording = `[
  ...[wsDoctorBridge.live.session().wireStarted].filter(Boolean).map(({ at, browser }) => ({ source: 'wire', kind: 'wire-started', at, browser })),
  ...recordedEvents,
]`;

const readPanel = `({
  facts: wsDoctorBridge.live.diagnosis().findings.map(({ match }) => match.facts),
  report: wsDoctorPanel.report(),
})`;
