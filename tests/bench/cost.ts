import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArguments } from '../../cli/parse-arguments.ts';
import { buildExtension, buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { ensureChromium } from '../../scripts/find-chromium.ts';
import {
  answerPages,
  type CostBrowser,
  launchCostBrowser,
  launchCostFirefox,
  type Measured,
} from './cost-browser.ts';
import {
  BURST_LOADS,
  type CostLoad,
  ECHO_LOAD,
  EMPTY_LOAD,
  FRAMES_LOAD,
  MEMORY_LOAD,
  trafficLoads,
} from './cost-loads.ts';
import { median, printFigure } from './figure.ts';
import { emptyExtension } from './hook-cost.ts';
import { startTrafficServer } from './traffic-server.ts';
import { attachCost, openCost } from './watched-cost.ts';

const HELP = `What recording costs a page while DevTools is closed, with no driver attached.

  --loads NAME,NAME   only these loads; beside those of the table 'attach' and 'open-receive-200B-1000'
  --rounds N          how often each is run (7)
  --seconds N         how long a stream lasts (10)
  --browser NAME      chromium (unless told), or firefox: streams, burst and echo alone
  --extension FOLDER  a built extension (dist/chromium or dist/firefox, which is built first)`;

const SPECS = {
  loads: { type: 'string' },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  extension: { type: 'string' },
  browser: { type: 'string', default: 'chromium' },
} as const;

const given = parseArguments(process.argv.slice(2), SPECS);
if (given.kind !== 'parsed') {
  console.error(given.kind === 'help' ? HELP : given.problems.join('\n'));
  process.exit(given.kind === 'help' ? 0 : 2);
}
const { values } = given;
const isFirefox = values.browser === 'firefox';
/** Those that Firefox can be asked for in the same way. */
const inFirefox = (name: string): boolean => /^(?:receive|send|burst|echo)/.test(name);
const rounds = Number(values.rounds ?? 7);
const seconds = Number(values.seconds ?? 10);
const names = values.loads?.split(',');
const log = (line: string): void => console.error(line);
const wants = (name: string): boolean => (!names || names.includes(name)) && (!isFirefox || inFirefox(name));
const SETTLE = 500;

/** By the browser's name. */
type Runs = Map<string, Measured[]>;

/** All browsers by turns, each round in another order; the first round warms up. */
async function runAll(load: CostLoad, count: number): Promise<Runs> {
  const runs: Runs = new Map(browsers.map(({ name }) => [name, []]));
  for (let round = 0; round <= count; round += 1) {
    const first = round % browsers.length;
    for (const browser of [...browsers.slice(first), ...browsers.slice(0, first)]) {
      const measured = await browser.run(load, SETTLE);
      if (round > 0) runs.get(browser.name)?.push(measured);
    }
  }
  return runs;
}

/** The median of what pairs of one round compare to: the machine may be another in the next. */
function compared(
  runs: Runs,
  other: 'without' | 'empty',
  read: (measured: Measured) => number,
  how: (ours: number, other: number) => number,
): number {
  const others = runs.get(other) ?? [];
  return median(
    (runs.get('with') ?? []).map((one, index) => how(read(one), read(others[index] as Measured))),
  );
}

const ratio = (one: number, other: number): number => one / other;
const difference = (one: number, other: number): number => one - other;

if (values.extension === undefined) {
  if (isFirefox) buildFirefoxExtension();
  else buildExtension();
}
const executablePath = isFirefox ? '' : ensureChromium(log);
const server = await startTrafficServer(answerPages);
const extensions: [name: string, ...folders: string[]][] = [
  ['without'],
  ['with', resolve(values.extension ?? `dist/${isFirefox ? 'firefox' : 'chromium'}`)],
  ['empty', emptyExtension()],
];
const browsers: CostBrowser[] = [];
async function closeAll(): Promise<void> {
  for (const browser of browsers.splice(0)) await browser.close();
}
/** Three browsers: what one held before must not count as memory of the next load. */
async function launchAll(): Promise<void> {
  await closeAll();
  for (const [name, ...folders] of extensions) {
    browsers.push(
      isFirefox
        ? await launchCostFirefox(server.url, name, folders)
        : await launchCostBrowser(executablePath, server.url, name, folders),
    );
  }
}

try {
  await launchAll();
  log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, ${rounds} rounds`);

  /** Runs a load unless it was left out, and says what the middle run of each browser came to. */
  const measure = async (load: CostLoad, count = rounds): Promise<Runs | undefined> => {
    if (!wants(load.name)) return undefined;
    const runs = await runAll(load, count);
    for (const [name, list] of runs) {
      const middle = (read: (measured: Measured) => number): number => median(list.map(read));
      const parts = Object.keys(list[0]?.result ?? {}).map(
        (part) => `${part} ${middle(({ result }) => result[part] ?? Number.NaN).toFixed(3)}`,
      );
      log(
        `${load.name} ${name}: page ${middle(({ page }) => page).toFixed(0)} ms, browser ${middle(({ browser: all }) => all).toFixed(0)} ms, memory ${(middle(({ memory }) => memory) / 2 ** 20).toFixed(2)} MiB ${parts.join(' ')}`,
      );
    }
    return runs;
  };

  for (const load of trafficLoads(seconds)) {
    const runs = await measure(load);
    if (!runs) continue;
    const large = !load.name.includes('200B');
    const page = ({ page: time }: Measured): number => time;
    const all = ({ browser }: Measured): number => browser;
    printFigure(`${load.name}-page`, compared(runs, 'without', page, ratio), 'ratio', large ? 1.05 : 1.1);
    printFigure(`${load.name}-browser`, compared(runs, 'without', all, ratio), 'ratio', 1.05);
  }

  const part =
    (name: string) =>
    ({ result }: Measured): number =>
      result[name] ?? Number.NaN;
  for (const load of BURST_LOADS) {
    const burst = await measure(load, rounds * 2);
    if (burst)
      printFigure(`${load.name}-loop`, compared(burst, 'without', part('loop'), ratio), 'ratio', 1.3);
  }
  const echo = await measure(ECHO_LOAD);
  for (const name of ['p50', 'p99']) {
    if (echo) printFigure(`echo-${name}`, compared(echo, 'without', part(name), ratio), 'ratio', 1.05);
  }

  const memory = ({ memory: bytes }: Measured): number => bytes / 2 ** 20;
  if (wants(MEMORY_LOAD.name)) await launchAll();
  const million = await measure(MEMORY_LOAD, Math.min(rounds, 3));
  if (million) {
    printFigure('memory-1000000', compared(million, 'without', memory, difference), 'MiB', 10);
  }
  for (const [load, frames] of [
    [EMPTY_LOAD, 1],
    [FRAMES_LOAD, 41],
  ] as const) {
    if (wants(load.name)) await launchAll();
    const runs = await measure(load, rounds * 3);
    if (!runs) continue;
    const time = compared(runs, 'empty', part('load'), difference) / frames;
    const kilobytes = (compared(runs, 'empty', memory, difference) * 1024) / frames;
    printFigure(`${load.name}-time`, time, 'ms a frame', 0.3);
    printFigure(`${load.name}-memory`, kilobytes, 'kB a frame', 60);
  }
  await closeAll();
  const ours = resolve(values.extension ?? 'dist/chromium');
  if (wants('attach')) await attachCost(executablePath, ours, server.url, rounds, log);
  if (wants('open-receive-200B-1000')) await openCost(executablePath, ours, server.url, rounds, seconds, log);
} finally {
  await closeAll();
  await server.stop();
}
process.exit(0);
