import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from '../../scripts/build-extension.ts';
import { ensureChromium } from '../../scripts/find-chromium.ts';
import { compareLoads } from './compare-loads.ts';
import { printFigure } from './figure.ts';
import { compareFrames, compareStart, emptyExtension } from './hook-cost.ts';
import { sustainedIngest } from './ingest.ts';
import { startTrafficServer } from './traffic-server.ts';
import { type BenchPage, launchUndriven, type UndrivenChromium } from './undriven-chromium.ts';
import { MAIN_WORKLOADS, OTHER_WORKLOADS } from './workloads.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
/** Names of workloads, between commas: all of them unless some are given. */
const LOADS = process.env.BENCH_LOADS?.split(',');
/** Parts to run, as arguments: all of them unless some are named. */
const PARTS = ['hook', 'closed', 'ingest', 'open'] as const;
const asked = process.argv.slice(2);
const wants = (part: (typeof PARTS)[number]): boolean => asked.length === 0 || asked.includes(part);
const log = (line: string): void => console.error(line);

async function compareAll(
  state: string,
  ours: BenchPage,
  plain: BenchPage,
  url: string,
  most: number,
): Promise<void> {
  for (const workload of [...MAIN_WORKLOADS, ...OTHER_WORKLOADS]) {
    if (LOADS && !LOADS.includes(workload.name)) continue;
    const [withUs, without] = await compareLoads(ours, plain, url, workload, ROUNDS);
    log(
      `${state} ${workload.name}: ${withUs.took.toFixed(0)} ms with, ${without.took.toFixed(0)} ms without; longest stall ${withUs.longest.toFixed(0)} and ${without.longest.toFixed(0)} ms`,
    );
    printFigure(`${state}-${workload.name}`, withUs.took / without.took, 'ratio', most);
    printFigure(`${state}-${workload.name}-stall`, Math.max(0, withUs.longest - without.longest), 'ms', 50);
  }
}

function printSizes(): void {
  for (const [name, most] of [
    ['page', 10],
    ['relay', 16],
  ] as const) {
    const script = readFileSync(`dist/chromium/content/${name}.iife.js`);
    log(`${name}.iife.js: ${script.length} bytes, ${gzipSync(script).length} gzipped`);
    printFigure(`${name}-script`, script.length / 1000, 'kB', most);
  }
}

buildExtension();
const executablePath = ensureChromium(log);
const server = await startTrafficServer();
const open: UndrivenChromium[] = [];
async function launch(...extensions: string[]): Promise<UndrivenChromium> {
  const browser = await launchUndriven(executablePath, extensions);
  open.push(browser);
  return browser;
}
try {
  const ours = await launch(resolve('dist/chromium'));
  const plain = await launch();
  const version = await plain.page.evaluate<string>('navigator.userAgent');
  log(
    `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, ${version}, ${ROUNDS} rounds, medians`,
  );
  printSizes();
  if (wants('hook')) {
    const empty = await launch(emptyExtension());
    await compareStart(ours.page, plain.page, empty.page, server.url);
    await compareFrames(ours.page, plain.page, server.url, log);
  }
  if (wants('closed')) await compareAll('closed', ours.page, plain.page, server.url, 1.05);
  if (wants('ingest') || wants('open')) {
    const panel = await ours.openPanel();
    await plain.openDevTools();
    if (wants('ingest')) await sustainedIngest(ours.page, panel, plain.page, server.url, log);
    if (wants('open')) await compareAll('open', ours.page, plain.page, server.url, 1.3);
  }
} finally {
  for (const browser of open) await browser.close();
  await server.stop();
}
process.exit(0);
