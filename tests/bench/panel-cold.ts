import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LaunchOptions } from '../../scripts/doctor-browser.ts';
import type { CdpSession } from './accuracy-cdp.ts';
import { median, printFigure } from './figure.ts';
import { launchUndriven } from './undriven-chromium.ts';

const ROUNDS = 5;

/** What panel.html loads before anything is clicked: its scripts and those that they import at once; bytes gzipped. */
function firstLoad(): { files: number; bytes: number } {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      visit(join('dist/chromium/assets', name));
    }
  };
  for (const [, name = ''] of readFileSync('dist/chromium/panel/panel.html', 'utf8').matchAll(
    /(?:src|href)="\/(assets\/[^"]+\.js)"/g,
  )) {
    visit(join('dist/chromium', name));
  }
  const bytes = [...seen].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  return { files: seen.size, bytes };
}

/**
 * Milliseconds from the panel's document being asked for until it had drawn its content and no long task was at work
 * any more: from then on it answers.
 */
function interactiveAfter(panel: CdpSession): Promise<number> {
  return panel.evaluate<number>(`(async () => {
    const find = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while (find() === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    const tasks = await new Promise((resolve) => {
      const found = [];
      new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
      setTimeout(() => resolve(found), 500);
    });
    const painted = find();
    const busy = tasks.filter(({ startTime }) => startTime < painted + 300).map(({ startTime, duration }) => startTime + duration);
    return Math.max(painted, ...busy);
  })()`);
}

/** The panel in a browser that has just started and whose DevTools have come to rest, each round in another. */
export async function measureCold({ executablePath, extensions }: LaunchOptions): Promise<void> {
  const { files, bytes } = firstLoad();
  printFigure('first-load-files', files, 'files', 6);
  printFigure('first-load-javascript-gzipped', bytes / 1000, 'kB', 250);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const browser = await launchUndriven(executablePath, extensions);
    try {
      await browser.page.goto('data:text/html,<title>a page</title>');
      times.push(await interactiveAfter(await browser.openPanel()));
    } finally {
      await browser.close();
    }
  }
  printFigure('cold-interactive', median(times), 'ms', 300);
}
