import type { Page } from 'playwright-core';
import { launchPlain, type PlainBrowser } from '../../scripts/chromium.ts';
import { type LaunchOptions, launchDoctor, openDevTools } from '../../scripts/doctor-browser.ts';
import { printFigure } from './figure.ts';
import { openMessagesTab } from './messages-tab.ts';
import { type LongestTask, traceTasks } from './panel-trace.ts';
import { cpuTime, type Measured, sessionOf } from './panel-watch.ts';
import { startTrafficServer } from './traffic-server.ts';

const PER_SECOND = 5000;
const WARM_UP = 3;
const MEASURED = 6;
/** Chromium's DevTools are not to be clicked in while they are flooded: so long to open the tab, in seconds. */
const QUIET = 8;
const STREAM = WARM_UP + MEASURED + 20;

/** What was shown, and what showing it cost. */
interface Load {
  /** Share of one core that the viewer's process used, in percent. */
  cpu: number;
  longest: LongestTask;
}

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function loadOf(browser: PlainBrowser, devtools: Page, viewer: Measured): Promise<Load> {
  const session = await sessionOf(devtools, viewer);
  await pause(WARM_UP);
  const stop = await traceTasks(browser, viewer);
  const [cpuBefore, began] = [await cpuTime(session, 'ProcessTime'), performance.now()];
  await pause(MEASURED);
  const used = (await cpuTime(session, 'ProcessTime')) - cpuBefore;
  return { cpu: (used / ((performance.now() - began) / 1000)) * 100, longest: await stop() };
}

const inWords = ({ took, worked }: LongestTask): string =>
  `its longest task took ${took.toFixed(0)} ms, the hardest one worked ${worked.toFixed(0)} ms`;

async function startStream({ page }: PlainBrowser, url: string, after = 0): Promise<void> {
  await page.goto(url);
  await page.evaluate(
    ([base, rate, seconds, wait]) => {
      new WebSocket(`${base.replace(/^http/, 'ws')}stream?rate=${rate}&seconds=${seconds}&after=${wait}`);
    },
    [url, PER_SECOND, STREAM, after] as const,
  );
}

async function inPanel(options: LaunchOptions, url: string): Promise<Load & { rows: number }> {
  const doctor = await launchDoctor(options);
  try {
    await startStream(doctor, url);
    const { panel } = doctor;
    await panel.getByTestId('connection-row').first().click();
    await panel.getByTestId('tab-frames').click();
    await panel.getByTestId('frame').first().waitFor();
    const load = await loadOf(doctor, doctor.devtools, panel);
    const rows = await panel.evaluate<number>(
      '[...wsDoctor.session().connections.values()].reduce((sum, { received }) => sum + received.frames, 0)',
    );
    return { ...load, rows };
  } finally {
    await doctor.close();
  }
}

async function inMessagesTab(options: LaunchOptions, url: string): Promise<Load & { rows: number }> {
  const plain = await launchPlain(options);
  try {
    await openDevTools(plain);
    const messages = await openMessagesTab(plain, () => startStream(plain, url, QUIET));
    const load = await loadOf(plain, messages.devtools, messages.devtools);
    return { ...load, rows: await messages.count() };
  } finally {
    await plain.close();
  }
}

/**
 * The same stream from a real server to a real page, shown in the panel's frames and then, in a browser without the
 * extension, in Chromium's own Messages tab. The panel's process also holds the devtools page and the worker.
 */
export async function measureLive(options: LaunchOptions, log: (line: string) => void): Promise<void> {
  const server = await startTrafficServer();
  try {
    const ours = await inPanel(options, server.url);
    log(`live: the panel had ${ours.rows} messages at the end; ${inWords(ours.longest)}`);
    printFigure('live-panel-longest-task', ours.longest.took, 'ms', 100);
    printFigure('live-panel-cpu', ours.cpu, '% of a core', 50);
    const chrome = await inMessagesTab(options, server.url);
    log(`live: Chromium's Messages tab had ${chrome.rows} messages at the end; ${inWords(chrome.longest)}`);
    printFigure('live-messages-tab-longest-task', chrome.longest.took, 'ms', Number.POSITIVE_INFINITY);
    printFigure('live-messages-tab-cpu', chrome.cpu, '% of a core', Number.POSITIVE_INFINITY);
  } finally {
    await server.stop();
  }
}
