import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { buildExtension } from '../../scripts/build-extension.ts';
import { type LaunchOptions, launchDoctor } from '../../scripts/doctor-browser.ts';
import { ensureChromium } from '../../scripts/find-chromium.ts';
import { measureCold } from './panel-cold.ts';
import { measureLarge } from './panel-large.ts';
import { measureLive } from './panel-live.ts';

const FRAMES = Number(process.env.BENCH_FRAMES ?? 1_000_000);
const log = (line: string): void => console.error(line);

async function large(options: LaunchOptions): Promise<void> {
  const doctor = await launchDoctor(options);
  try {
    await measureLarge(doctor, FRAMES, log);
  } finally {
    await doctor.close();
  }
}

const PARTS: Readonly<Record<string, (options: LaunchOptions) => Promise<void>>> = {
  cold: measureCold,
  large,
  live: (options) => measureLive(options, log),
};

/** All parts unless some are named: `npx tsx tests/bench/panel.ts large live cold`. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  log(`no part is named ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(1);
}

buildExtension();
const options: LaunchOptions = {
  executablePath: ensureChromium(log),
  extensions: [resolve('dist/chromium')],
  headless: true,
};
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  log(`${name}: ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}`);
  await measure(options);
}
