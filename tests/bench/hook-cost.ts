import type { Page } from 'playwright-core';
import { median, printFigure } from './figure.ts';

const LOADS = 40;
const SENDS = 2000;

/** Milliseconds from a page's first byte until its first script runs. */
async function untilFirstScript(page: Page, url: string): Promise<number> {
  await page.goto(`${url}first-script`);
  return page.evaluate(() => (globalThis as unknown as { firstScript: number }).firstScript);
}

/** What both scripts add at document_start: the difference of the medians. */
export async function compareStart(ours: Page, plain: Page, url: string): Promise<void> {
  const withUs: number[] = [];
  const without: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    withUs.push(await untilFirstScript(ours, url));
    without.push(await untilFirstScript(plain, url));
  }
  printFigure('document-start', median(withUs) - median(without), 'ms', 1);
}

/** Nanoseconds of one `send` of 200 bytes, its median over many rounds, without what the network does after it. */
function nanosecondsOfSend(page: Page, url: string): Promise<number> {
  return page.evaluate(
    async ([base, count]) => {
      const socket = new WebSocket(`${base.replace(/^http/, 'ws')}sink?count=0`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      const message = 'x'.repeat(200);
      const rounds: number[] = [];
      for (let round = 0; round < 20; round += 1) {
        const began = performance.now();
        for (let sent = 0; sent < count; sent += 1) socket.send(message);
        rounds.push(((performance.now() - began) / count) * 1e6);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      socket.close();
      return rounds.sort((a, b) => a - b)[10] ?? Number.NaN;
    },
    [url, SENDS] as const,
  );
}

export async function compareSend(ours: Page, plain: Page, url: string): Promise<void> {
  const costs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await ours.goto(url);
    const withUs = await nanosecondsOfSend(ours, url);
    await plain.goto(url);
    costs.push(withUs - (await nanosecondsOfSend(plain, url)));
  }
  printFigure('hook-per-sent-frame', median(costs), 'ns', 1500);
}
