import type { LaunchOptions } from '../../scripts/doctor-browser.ts';
import type { CdpSession } from './accuracy-cdp.ts';
import { printFigure } from './figure.ts';
import { showMessagesTab } from './messages-tab.ts';
import { type LongestTask, traceTasks } from './panel-trace.ts';
import { performanceMetric } from './performance-metric.ts';
import { startTrafficServer } from './traffic-server.ts';
import { launchUndriven, type UndrivenChromium } from './undriven-chromium.ts';

const PER_SECOND = 5000;
const WARM_UP = 3;
const MEASURED = 6;
/** Chromium's DevTools are not to be clicked in while they are flooded: so long to open the tab, in seconds. */
const QUIET = 8;
const STREAM = WARM_UP + MEASURED + 5;
/** A viewer that has not answered by then is as good as dead, in seconds. */
const PATIENCE = 60;

/** What was shown, and what showing it cost. */
interface Load {
  /** Share of one core that the viewer's process used, in percent. */
  cpu: number;
  longest: LongestTask;
}

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Processor time, in seconds, that the target's whole process has used. */
const processTime = (viewer: CdpSession): Promise<number> => performanceMetric(viewer, 'ProcessTime');

/** Milliseconds until the viewer's main thread takes up what it is asked in the midst of the stream; at most `PATIENCE`. */
async function answersAfter(viewer: CdpSession): Promise<number> {
  await pause(WARM_UP);
  const began = performance.now();
  await Promise.race([viewer.evaluate('1'), pause(PATIENCE)]);
  return performance.now() - began;
}

async function loadOf(browser: UndrivenChromium, viewer: CdpSession): Promise<Load> {
  await viewer.send('Performance.enable');
  const stop = await traceTasks(browser.control, viewer);
  const [cpuBefore, began] = [await processTime(viewer), performance.now()];
  await pause(MEASURED);
  const used = (await processTime(viewer)) - cpuBefore;
  return { cpu: (used / ((performance.now() - began) / 1000)) * 100, longest: await stop() };
}

const inWords = ({ took, worked }: LongestTask): string =>
  `its longest task took ${took.toFixed(0)} ms, the hardest one worked ${worked.toFixed(0)} ms`;

async function startStream({ page }: UndrivenChromium, url: string, after = 0): Promise<void> {
  await page.goto(url);
  const query = `rate=${PER_SECOND}&seconds=${STREAM}&after=${after}`;
  await page.evaluate(`void new WebSocket('${url.replace(/^http/, 'ws')}stream?${query}')`);
}

/** Clicks what has this test id, once it is there. */
const clicked = (id: string): string => `(async () => {
  const find = () => document.querySelector('[data-testid=${id}]');
  while (!find()) await new Promise((resolve) => setTimeout(resolve, 20));
  find().click();
})()`;

async function inPanel(
  { executablePath, extensions }: LaunchOptions,
  url: string,
): Promise<Load & { messages: number; answered: number }> {
  const browser = await launchUndriven(executablePath, extensions);
  try {
    await browser.page.goto(url);
    const panel = await browser.openPanel();
    await startStream(browser, url);
    for (const id of ['connection-row', 'tab-frames', 'frame']) await panel.evaluate(clicked(id));
    const answered = await answersAfter(panel);
    const load = await loadOf(browser, panel);
    const messages = await panel.evaluate<number>(
      '[...wsDoctorBridge.live.session().connections.values()].reduce((sum, { received }) => sum + received.frames, 0)',
    );
    return { ...load, messages, answered };
  } finally {
    await browser.close();
  }
}

async function inMessagesTab({ executablePath }: LaunchOptions, url: string): Promise<number> {
  const browser = await launchUndriven(executablePath, []);
  try {
    await browser.page.goto(url);
    const devtools = await browser.openDevTools();
    await showMessagesTab(devtools, () => startStream(browser, url, QUIET));
    await pause(QUIET);
    return await answersAfter(devtools);
  } finally {
    await browser.close();
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
    log(`live: the panel had ${ours.messages} messages at the end; ${inWords(ours.longest)}`);
    printFigure('live-panel-longest-task', ours.longest.took, 'ms', 100);
    printFigure('live-panel-cpu', ours.cpu, '% of a core', 50);
    printFigure('live-panel-answers-after', ours.answered, 'ms', 100);
    const tab = await inMessagesTab(options, server.url);
    printFigure('live-messages-tab-answers-after', tab, 'ms', Number.POSITIVE_INFINITY);
  } finally {
    await server.stop();
  }
}
