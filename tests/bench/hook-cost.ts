import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { median, printFigure } from './figure.ts';
import { performanceMetric } from './performance-metric.ts';
import type { BenchPage } from './undriven-chromium.ts';

const LOADS = 40;
const FRAMES = 20_000;
const ROUNDS = 5;

/** An extension with as many content scripts as ours at the same moments, all of them empty. */
export function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-empty-'));
  mkdirSync(join(folder, 'content'));
  const scripts = manifest.content_scripts.map((script, index) => {
    const file = `content/${index}.js`;
    writeFileSync(join(folder, file), '');
    return { ...script, js: [file] };
  });
  const about = { manifest_version: 3, name: 'Empty', version: '1', content_scripts: scripts };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(about));
  return folder;
}

/** Milliseconds from a page's first byte until its first script runs. */
async function untilFirstScript(page: BenchPage, url: string): Promise<number> {
  await page.goto(`${url}first-script`);
  return page.evaluate<number>('firstScript');
}

/**
 * What both scripts add at document_start, as differences of medians: all of it, and what of it is ours, since the
 * browser has its own cost for any extension with a content script (it makes a world for it).
 */
export async function compareStart(
  ours: BenchPage,
  plain: BenchPage,
  empty: BenchPage,
  url: string,
): Promise<void> {
  const times = new Map<BenchPage, number[]>([ours, plain, empty].map((page) => [page, []]));
  for (let load = 0; load < LOADS; load += 1) {
    for (const [page, list] of times) list.push(await untilFirstScript(page, url));
  }
  const of = (page: BenchPage): number => median(times.get(page) ?? []);
  printFigure('document-start', of(ours) - of(plain), 'ms', 1);
  printFigure('document-start-beyond-an-empty-extension', of(ours) - of(empty), 'ms', 1);
}

/** Processor time of the page's main thread, in seconds. */
const taskTime = (page: BenchPage): Promise<number> => performanceMetric(page, 'TaskDuration');

const connect = (path: string): string => `
  const socket = new WebSocket(location.href.replace(/^http/, 'ws') + '${path}');
  await new Promise((resolve) => { socket.onopen = resolve; });`;

/** What the page does on `FRAMES` frames: the body of an async function. */
const SENDS = `${connect(`sink?count=${FRAMES}`)}
  const message = 'x'.repeat(200);
  const answered = new Promise((resolve) => { socket.onmessage = resolve; });
  for (let sent = 0; sent < ${FRAMES}; sent += 1) socket.send(message);
  await answered;
  socket.close();`;

const RECEIVES = `${connect('push')}
  let units = 0;
  await new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      units += data.length;
      if (units === ${FRAMES} * 200) resolve();
    };
    socket.send(JSON.stringify({ count: ${FRAMES}, bytes: 200, binary: false }));
  });
  socket.close();`;

/** All of a frame's cost is in it, also what we do after the burst. */
async function costOf(page: BenchPage, url: string, exchange: string): Promise<number> {
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  const before = await taskTime(page);
  await page.evaluate(`(async () => {${exchange}})()`);
  // What waits for the page to be idle is done before a task of the same priority that is posted after it.
  await page.evaluate(`scheduler.postTask(() => undefined, { priority: 'background', delay: 100 })`);
  const cost = (await taskTime(page)) - before;
  await page.send('Performance.disable');
  return (cost / FRAMES) * 1e9;
}

/** Nanoseconds of processor time that one frame of 200 bytes costs the page more with us than without. */
export async function compareFrames(
  ours: BenchPage,
  plain: BenchPage,
  url: string,
  log: (line: string) => void,
): Promise<void> {
  for (const [name, exchange] of [
    ['hook-per-sent-frame', SENDS],
    ['hook-per-received-frame', RECEIVES],
  ] as const) {
    const costs: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const withUs = await costOf(ours, url, exchange);
      const without = await costOf(plain, url, exchange);
      if (round > 0) costs.push(withUs);
      if (round > 0) bare.push(without);
    }
    log(`${name}: ${median(costs).toFixed(0)} ns with, ${median(bare).toFixed(0)} ns without`);
    printFigure(name, median(costs) - median(bare), 'ns', 1500);
  }
}
