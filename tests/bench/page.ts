import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { buildExtension } from '../../scripts/build-extension.ts';
import { launchPlain } from '../../scripts/chromium.ts';
import { devtoolsPage, launchBare, openDevTools, openPanel } from '../../scripts/doctor-browser.ts';
import { ensureChromium } from '../../scripts/find-chromium.ts';
import { median, printFigure } from './figure.ts';
import { compareFrames, compareStart, emptyExtension } from './hook-cost.ts';
import { sustainedIngest } from './ingest.ts';
import { startTrafficServer } from './traffic-server.ts';
import { MAIN_WORKLOADS, OTHER_WORKLOADS, timed, type Workload } from './workloads.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
/** Parts to run, as arguments: all of them unless some are named. */
const PARTS = ['hook', 'closed', 'ingest', 'open'] as const;
const asked = process.argv.slice(2);
const wants = (part: (typeof PARTS)[number]): boolean => asked.length === 0 || asked.includes(part);
const log = (line: string): void => console.error(line);

interface Timing {
  took: number;
  longest: number;
}

async function once(page: Page, url: string, workload: Workload): Promise<Timing> {
  await page.goto(url);
  return page.evaluate<Timing>(timed(workload));
}

/** Alternates between the two pages, so that both see the same machine; the first round warms up. */
async function compare(ours: Page, plain: Page, url: string, workload: Workload): Promise<[Timing, Timing]> {
  const withUs: Timing[] = [];
  const without: Timing[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pair = round % 2 === 0 ? ([ours, plain] as const) : ([plain, ours] as const);
    for (const page of pair) {
      const timing = await once(page, url, workload);
      if (round > 0) (page === ours ? withUs : without).push(timing);
    }
  }
  const middle = (list: Timing[]): Timing => ({
    took: median(list.map(({ took }) => took)),
    longest: median(list.map(({ longest }) => longest)),
  });
  return [middle(withUs), middle(without)];
}

async function compareAll(state: string, ours: Page, plain: Page, url: string, most: number): Promise<void> {
  for (const workload of [...MAIN_WORKLOADS, ...OTHER_WORKLOADS]) {
    const [withUs, without] = await compare(ours, plain, url, workload);
    log(
      `${state} ${workload.name}: ${withUs.took.toFixed(0)} ms with, ${without.took.toFixed(0)} ms without; longest stall ${withUs.longest.toFixed(0)} and ${without.longest.toFixed(0)} ms`,
    );
    printFigure(`${state}-${workload.name}`, withUs.took / without.took, 'ratio', most);
    printFigure(`${state}-${workload.name}-stall`, Math.max(0, withUs.longest - without.longest), 'ms', 50);
  }
}

const loading = (folder: string): string[] => [
  `--disable-extensions-except=${folder}`,
  `--load-extension=${folder}`,
];

function printSizes(): void {
  for (const [name, most] of [
    ['page', 8],
    ['relay', 16],
  ] as const) {
    const script = readFileSync(`dist/content/${name}.iife.js`);
    log(`${name}.iife.js: ${script.length} bytes, ${gzipSync(script).length} gzipped`);
    printFigure(`${name}-script`, script.length / 1000, 'kB', most);
  }
}

buildExtension();
const executablePath = ensureChromium(log);
const server = await startTrafficServer();
const open: { close(): Promise<void> }[] = [];
try {
  const ours = await launchBare({ executablePath, extensions: [resolve('dist')], headless: true });
  open.push(ours);
  const plain = await launchPlain({ executablePath, headless: true });
  open.push(plain);
  const version = await plain.page.evaluate(() => navigator.userAgent);
  log(
    `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, ${version}, ${ROUNDS} rounds, medians`,
  );
  printSizes();
  if (wants('hook')) {
    const empty = await launchPlain({ executablePath, headless: true, args: loading(emptyExtension()) });
    await compareStart(ours.page, plain.page, empty.page, server.url);
    await empty.close();
    await compareFrames(ours.page, plain.page, server.url, log);
  }
  if (wants('closed')) await compareAll('closed', ours.page, plain.page, server.url, 1.05);
  const doctor = await openPanel(ours);
  if (wants('ingest') || wants('open')) {
    await openDevTools(plain);
    // To have as many listeners to what DevTools tells as the other browser has, whose panel is driven.
    await devtoolsPage(plain);
  }
  if (wants('ingest')) await sustainedIngest(doctor, plain.page, server.url, log);
  if (wants('open')) {
    await compareAll('open', doctor.page, plain.page, server.url, 1.3);
  }
} finally {
  for (const browser of open) await browser.close();
  await server.stop();
}
process.exit(0);
