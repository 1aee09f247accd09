import { cpus, loadavg } from 'node:os';
import { startWatchSession } from '../../cli/watch/watch-session.ts';
import { buildCli } from '../../scripts/build-cli.ts';
import { ensureChromium } from '../../scripts/find-chromium.ts';
import { compareLoads } from './compare-loads.ts';
import { printFigure } from './figure.ts';
import { startTrafficServer } from './traffic-server.ts';
import { launchUndriven, type UndrivenChromium } from './undriven-chromium.ts';
import { MAIN_WORKLOADS, OTHER_WORKLOADS } from './workloads.ts';

/**
 * What `wsdoctor watch` costs a page: the same loads in a browser that is watched, with the page hook, the network events
 * and the net log as a trace, and in one that is not.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const LOADS = process.env.BENCH_LOADS?.split(',');
const log = (line: string): void => console.error(line);

buildCli();
const executablePath = ensureChromium(log);
const server = await startTrafficServer();
const open: UndrivenChromium[] = [];
async function launch(): Promise<UndrivenChromium> {
  const browser = await launchUndriven(executablePath, []);
  open.push(browser);
  return browser;
}
try {
  const [watched, plain] = [await launch(), await launch()];
  const started = await startWatchSession({ attach: watched.endpoint, headed: false });
  if (!started.ok) throw new Error(started.message);
  const { session } = started;
  log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, ${ROUNDS} rounds, medians`);
  for (const note of session.notes) log(note);
  for (const workload of [...MAIN_WORKLOADS, ...OTHER_WORKLOADS]) {
    if (LOADS && !LOADS.includes(workload.name)) continue;
    const [withUs, without] = await compareLoads(watched.page, plain.page, server.url, workload, ROUNDS);
    log(`${workload.name}: ${withUs.took.toFixed(0)} ms watched, ${without.took.toFixed(0)} ms not`);
    printFigure(`watch-${workload.name}`, withUs.took / without.took, 'ratio', 2);
  }
  await session.finish();
  const { connections } = session.recording.session;
  log(`${connections.size} connections were recorded`);
} finally {
  for (const browser of open) await browser.close();
  await server.stop();
}
process.exit(0);
