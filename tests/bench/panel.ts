import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from '../../scripts/build-extension.ts';
import { type DoctorBrowser, launchDoctor, until } from '../../scripts/doctor-browser.ts';
import { ensureChromium } from '../../scripts/find-chromium.ts';
import { printFigure } from './figure.ts';

const FRAMES = Number(process.env.BENCH_FRAMES ?? 1_000_000);
const MIB = 1 << 20;
const log = (line: string): void => console.error(line);

/** What panel.html loads before anything is clicked: its own scripts and those that they import at once. */
function firstLoad(): number {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      visit(join('dist/assets', name));
    }
  };
  for (const [, name = ''] of readFileSync('dist/panel/panel.html', 'utf8').matchAll(
    /(?:src|href)="\/(assets\/[^"]+\.js)"/g,
  )) {
    visit(join('dist', name));
  }
  return [...seen].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
}

/** Runs in the panel: plays so many messages of 200 bytes into one connection, in batches, as a feed would. */
const FILL = `(async (frames) => {
  const doctor = window.wsDoctor;
  doctor.preserve = true;
  doctor.budget = 1 << 30;
  const began = Date.now() - 60_000;
  let seq = 0;
  const page = (fact) => ({ source: 'page', context: 'bench', seq: ++seq, at: began + seq / 20, ...fact });
  doctor.take([
    page({ kind: 'page-started', url: 'https://bench.test/', title: '', top: true, userAgent: 'bench' }),
    page({ kind: 'created', socket: 1, url: 'wss://bench.test/feed', protocols: [] }),
    page({ kind: 'opened', socket: 1, protocol: '', extensions: '' }),
  ]);
  for (let done = 0; done < frames; done += 5000) {
    const events = [];
    for (let i = done; i < done + 5000; i += 1) {
      const head = '{"tick":' + i + ',"body":"';
      const text = (head + 'x'.repeat(198 - head.length) + '"}').split('').join('');
      events.push(page({ kind: 'frame', socket: 1, direction: 'received', payload: { opcode: 'text', size: 200, kept: 200, text } }));
    }
    doctor.take(events);
    await new Promise((resolve) => setTimeout(resolve));
  }
})`;

async function heapOf({ devtools, panel }: DoctorBrowser): Promise<number> {
  const session = await devtools
    .context()
    .newCDPSession(panel)
    .catch(() => devtools.context().newCDPSession(devtools));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** From a click until the picture after it, in milliseconds; the longest task in between as well. */
async function timed(
  doctor: DoctorBrowser,
  act: string,
  done: string,
): Promise<{ took: number; longest: number }> {
  return doctor.panel.evaluate(`(async () => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    const begun = performance.now();
    ${act};
    while (!(${done})) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const took = performance.now() - begun;
    observer.disconnect();
    return { took, longest };
  })()`);
}

const byTestId = (id: string): string => `document.querySelector('[data-testid="${id}"]')`;
const typeIn = (id: string, text: string): string =>
  `const field = ${byTestId(id)}; Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)}); field.dispatchEvent(new Event('input', { bubbles: true }))`;

async function measure(doctor: DoctorBrowser): Promise<void> {
  const before = await heapOf(doctor);
  await doctor.panel.evaluate(`(${FILL})(${FRAMES})`);
  await doctor.panel.getByTestId('connection-row').first().waitFor();
  printFigure('heap-1M-frames', (await heapOf(doctor)) / MIB, 'MiB', 400);
  log(`heap before: ${(before / MIB).toFixed(1)} MiB`);
  const frames = await timed(doctor, `${byTestId('tab-frames')}.click()`, byTestId('frame'));
  printFigure('first-paint-of-frames', frames.took, 'ms', 100);
  const overview = await timed(
    doctor,
    `${byTestId('overview')}.click()`,
    `document.querySelector('.u-wrap')`,
  );
  printFigure('overview-first-shown', overview.took, 'ms', 300);
  await doctor.panel.locator('body').press('/');
  await doctor.panel.getByTestId('search-field').waitFor();
  const search = await timed(
    doctor,
    typeIn('search-field', `"tick":${FRAMES - 7},`),
    `${byTestId('search-outcome')}?.dataset.running === 'false' && ${byTestId('hit')}`,
  );
  printFigure('search-1M-frames', search.took, 'ms', 300);
  printFigure('search-longest-task', search.longest, 'ms', 50);
}

buildExtension();
log(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, ${FRAMES} frames, ${readdirSync('dist/assets').length} assets`,
);
printFigure('first-load-javascript-gzipped', firstLoad() / 1000, 'kB', 250);
const doctor = await launchDoctor({
  executablePath: ensureChromium(log),
  extensions: [resolve('dist')],
  headless: true,
});
try {
  const cold = await doctor.panel.evaluate(
    () =>
      performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime,
  );
  if (cold !== undefined) printFigure('cold-panel-first-content', cold, 'ms', 300);
  await until(() => doctor.panel.evaluate(() => 'wsDoctor' in globalThis || undefined), 'the doctor');
  await measure(doctor);
} finally {
  await doctor.close();
}
