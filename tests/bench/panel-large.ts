import type { CDPSession } from 'playwright-core';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { until } from '../../scripts/doctor-browser.ts';
import { printAtLeast, printFigure } from './figure.ts';
import { heapOf, pictureTimes, sessionOf, type Timing, threadTime, timed } from './panel-watch.ts';

const MIB = 1 << 20;

/**
 * Runs in the panel: plays so many messages of 200 bytes into one open connection, in batches as a relay sends them (see
 * content/relay/panel-connection.ts). A page and a server would take minutes for it, and the way from them to here is what the live
 * part measures. Making a batch takes longer than taking it in: larger ones would tell of the bench's own work.
 */
const FILL = `(async (frames) => {
  const doctor = window.wsDoctorBridge.live;
  doctor.preserve = true;
  doctor.budget = 1 << 30;
  const began = Date.now() - 60_000;
  let seq = 0;
  const rest = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
  const page = (fact) => ({ source: 'page', context: 'bench', seq: ++seq, at: began + seq / 20, ...fact });
  doctor.take([
    page({ kind: 'page-started', url: 'https://bench.test/', title: '', top: true, userAgent: 'bench' }),
    page({ kind: 'created', socket: 1, url: 'wss://bench.test/feed', protocols: [] }),
    page({ kind: 'opened', socket: 1, protocol: '', extensions: '' }),
  ]);
  for (let done = 0; done < frames; done += 500) {
    const events = [];
    for (let i = done; i < done + 500; i += 1) {
      const head = '{"tick":' + i + ',"body":"';
      const text = (head + 'x'.repeat(198 - head.length) + '"}').split('').join('');
      events.push(page({ kind: 'frame', socket: 1, direction: 'received', payload: { opcode: 'text', size: 200, kept: 200, text } }));
    }
    doctor.take(events);
    await rest();
  }
})`;

const byTestId = (id: string): string => `document.querySelector('[data-testid="${id}"]')`;
const typeIn = (id: string, text: string): string =>
  `{ const field = ${byTestId(id)};
     Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)});
     field.dispatchEvent(new Event('input', { bubbles: true })); }`;
const filtered = (text: string): string =>
  `${byTestId('filter-count')}?.textContent.startsWith(${JSON.stringify(text)}) && !document.querySelector('.filter-progress')`;

/** 300 pixels further for each picture, and every 30 pictures to another place of the list. */
const SCROLL = `{ const list = document.querySelector('.frame-table');
  if (picture % 30 === 0) list.scrollTop = (list.scrollHeight / 7) * ((picture / 30) % 7);
  else list.scrollTop += 300; }`;
const PICTURES = 240;

/** A panel that is measured. */
interface Bench {
  doctor: DoctorBrowser;
  session: CDPSession;
  log(line: string): void;
}

/** Times an act, and says how much of it was the main thread's own work: the rest is waiting for the processor. */
async function time(bench: Bench, what: string, act: string, done: string): Promise<Timing> {
  const { doctor, session, log } = bench;
  const before = await threadTime(session);
  const timing = await timed(doctor.panel, act, done);
  const worked = ((await threadTime(session)) - before) * 1000;
  log(`${what}: ${timing.took.toFixed(0)} ms, the main thread worked ${worked.toFixed(0)} ms of it`);
  return timing;
}

async function open(bench: Bench): Promise<void> {
  const overview = await time(
    bench,
    'overview',
    `${byTestId('overview')}.click()`,
    `document.querySelector('.u-wrap')`,
  );
  printFigure('overview-first-shown', overview.took, 'ms', 300);
  const opened = await time(
    bench,
    'connection',
    `${byTestId('connection-row')}.click()`,
    byTestId('tab-frames'),
  );
  printFigure('connection-first-paint', opened.took, 'ms', 100);
  const frames = await time(bench, 'frames', `${byTestId('tab-frames')}.click()`, byTestId('frame'));
  printFigure('frames-first-paint', frames.took, 'ms', 100);
}

async function scroll({ doctor: { panel }, log }: Bench): Promise<void> {
  const idle = await pictureTimes(panel, 60, '');
  const times = await pictureTimes(panel, PICTURES, SCROLL);
  const over = times.filter((time) => time > 33.4).length;
  log(
    `scroll: ${over} of ${PICTURES} pictures over 33 ms, 99 of 100 within ${times[Math.floor(PICTURES / 100)]?.toFixed(1)} ms; doing nothing, the longest is ${idle[0]?.toFixed(1)} ms`,
  );
  printFigure('scroll-longest-picture', times[0] ?? Number.NaN, 'ms', 33.4);
}

const SHOW_ALL = `${byTestId('filter-clear')}.click()`;
const ALL_SHOWN = `!${byTestId('filter-count')}`;

async function filter(bench: Bench, frames: number): Promise<void> {
  const { panel } = bench.doctor;
  const found = await time(bench, 'filter', typeIn('filter-text', `"tick":${frames - 7},`), filtered('1 of'));
  printFigure('filter-by-text', found.took, 'ms', 300);
  printFigure('filter-longest-block', found.longest, 'ms', 50);
  await timed(panel, SHOW_ALL, ALL_SHOWN);
  const word = 'zebra-crossing';
  const letters = [...word].map(
    (_, at) =>
      `${typeIn('filter-text', word.slice(0, at + 1))} await new Promise((resolve) => setTimeout(resolve, 60));`,
  );
  const typed = await time(bench, 'typing', letters.join('\n'), filtered('0 of'));
  printFigure('typing-longest-block', typed.longest, 'ms', 50);
  await timed(panel, SHOW_ALL, ALL_SHOWN);
}

async function search(bench: Bench, frames: number): Promise<void> {
  const { panel } = bench.doctor;
  // A real click gives the keyboard to the panel.
  await panel.getByTestId('filter-text').click();
  await panel.getByTestId('filter-text').press('Control+f');
  await panel.getByTestId('search-field').waitFor();
  const found = await time(
    bench,
    'search',
    typeIn('search-field', `"tick":${frames - 7},`),
    `${byTestId('search-outcome')}?.dataset.running === 'false' && ${byTestId('hit')}`,
  );
  printFigure('search-all', found.took, 'ms', 300);
  printFigure('search-longest-block', found.longest, 'ms', 50);
  await panel.getByTestId('dialog-close').click();
}

/** Leaves the panel as when nothing had come: what was cleared can be had back for ten seconds, and then is let go. */
async function clear({ doctor: { panel }, session }: Bench, before: number): Promise<void> {
  await panel.getByRole('button', { name: 'Clear', exact: true }).click();
  await until(
    async () => (await panel.getByTestId('undo').count()) === 0 || undefined,
    'the end of the undo',
  );
  printFigure('heap-after-clear', (await heapOf(session)) / MIB, 'MiB', before / MIB + 20);
}

/** What a million messages cost the panel that holds them. */
export async function measureLarge(
  doctor: DoctorBrowser,
  frames: number,
  log: (line: string) => void,
): Promise<void> {
  const { panel, devtools } = doctor;
  const session = await sessionOf(devtools, panel);
  const bench: Bench = { doctor, session, log };
  const before = await heapOf(session);
  const filled = await timed(panel, `await (${FILL})(${frames})`, 'true');
  printAtLeast('intake-rate', frames / (filled.took / 1000), 'frames/s', 20_000);
  printFigure('intake-longest-block', filled.longest, 'ms', 100);
  await panel.getByTestId('connection-row').first().waitFor();
  log(`heap before: ${(before / MIB).toFixed(1)} MiB`);
  printFigure('heap', (await heapOf(session)) / MIB, 'MiB', 400);
  await open(bench);
  await scroll(bench);
  await filter(bench, frames);
  await search(bench, frames);
  await clear(bench, before);
}
