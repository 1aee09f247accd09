import { until } from '../../scripts/doctor-browser.ts';
import { feedScript } from '../e2e/capture-browser.ts';
import type { CdpSession } from './accuracy-cdp.ts';
import { median, printFigure } from './figure.ts';
import { performanceMetric } from './performance-metric.ts';
import { launchUndriven, type UndrivenChromium } from './undriven-chromium.ts';

const MESSAGES = 60_000;

/** Fills what a page may keep, and then notes how long its main thread is away at most. */
const FILL = `(async () => {
  const socket = new WebSocket(location.href.replace(/^http/, 'ws') + 'push');
  await new Promise((resolve) => { socket.onopen = resolve; });
  let left = ${MESSAGES};
  await new Promise((resolve) => {
    socket.onmessage = () => { left -= 1; if (left === 0) resolve(); };
    socket.send(JSON.stringify({ count: ${MESSAGES}, bytes: 200, binary: false }));
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  globalThis.longest = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    globalThis.longest = Math.max(globalThis.longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(0), 4);
  };
  port2.postMessage(0);
})()`;

interface Attached {
  /** Milliseconds until all were there, and the longest time in which the page's main thread was away. */
  took: number;
  pause: number;
  messages: number;
}

async function openOwnPage({ control, openTab }: UndrivenChromium): Promise<CdpSession> {
  const worker = await until(async () => {
    const { targetInfos } = await control.send<{ targetInfos: { type: string; url: string }[] }>(
      'Target.getTargets',
    );
    return targetInfos.find(({ type }) => type === 'service_worker');
  }, 'the worker of the extension');
  const own = await openTab(new URL('/manifest.json', worker.url).href);
  await until(() => own.evaluate<boolean>("document.readyState === 'complete'"), 'the page of the extension');
  await own.evaluate(await feedScript());
  return own;
}

/** What a panel would have to wait for, and the page meanwhile: the feed alone, since DevTools costs a page more itself. */
async function attachOnce(browser: UndrivenChromium, own: CdpSession, url: string): Promise<Attached> {
  await browser.page.goto(url);
  await browser.page.evaluate(FILL);
  const result = await own.evaluate<Omit<Attached, 'pause'>>(`(async () => {
    const [{ id }] = await chrome.tabs.query({ index: 0 });
    const began = performance.now();
    const probe = startProbe(id, true);
    let messages = 0;
    while (messages < ${MESSAGES}) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { frames, dropped } = tallyOf(probe);
      if (frames + dropped >= ${MESSAGES}) messages = frames + dropped;
    }
    const took = performance.now() - began;
    const { frames } = tallyOf(probe);
    probe.stop();
    return { took, messages: frames };
  })()`);
  return { ...result, pause: await browser.page.evaluate<number>('longest') };
}

/** How long it takes until a panel has all that a page has kept, and whether the page is held up by it. */
export async function attachCost(
  executablePath: string,
  extension: string,
  url: string,
  rounds: number,
  log: (line: string) => void,
): Promise<void> {
  const browser = await launchUndriven(
    executablePath,
    [extension],
    [
      // The extension's page is behind the page's tab, where its timers would run once a second.
      '--disable-background-timer-throttling',
    ],
  );
  try {
    const own = await openOwnPage(browser);
    const runs: Attached[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const run = await attachOnce(browser, own, url);
      if (round > 0) runs.push(run);
    }
    log(
      `attach: ${runs.map(({ took, pause, messages }) => `${messages} in ${took.toFixed(0)} ms, pause ${pause.toFixed(0)} ms`).join('; ')}`,
    );
    printFigure('attach-time', median(runs.map(({ took }) => took)), 'ms', 1000);
    printFigure('attach-pause', median(runs.map(({ pause }) => pause)), 'ms', 16);
  } finally {
    await browser.close();
  }
}

/** Processor time of a page that receives messages while DevTools is open, with our panel shown and without us. */
export async function openCost(
  executablePath: string,
  extension: string,
  url: string,
  rounds: number,
  seconds: number,
  log: (line: string) => void,
): Promise<void> {
  const ours = await launchUndriven(executablePath, [extension]);
  const plain = await launchUndriven(executablePath, []);
  try {
    await ours.openPanel();
    await plain.openDevTools();
    const once = async ({ page }: UndrivenChromium): Promise<number> => {
      await page.goto(url);
      await page.send('Performance.enable');
      const before = await performanceMetric(page, 'ProcessTime');
      await page.evaluate(`new Promise((resolve) => {
        const socket = new WebSocket(location.href.replace(/^http/, 'ws') + 'stream?rate=1000&seconds=${seconds}');
        socket.onmessage = () => undefined;
        socket.onclose = resolve;
      })`);
      return ((await performanceMetric(page, 'ProcessTime')) - before) * 1000;
    };
    const ratios: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const [first, second] = round % 2 === 0 ? [ours, plain] : [plain, ours];
      const times = new Map([
        [first, await once(first)],
        [second, await once(second)],
      ]);
      const [withUs = 0, without = 0] = [times.get(ours), times.get(plain)];
      log(`open-receive-200B-1000: page ${withUs.toFixed(0)} ms with, ${without.toFixed(0)} ms without`);
      if (round > 0) ratios.push(withUs / without);
    }
    printFigure('open-receive-200B-1000-page', median(ratios), 'ratio', 1.15);
  } finally {
    await ours.close();
    await plain.close();
  }
}
