import { until } from '../../scripts/doctor-browser.ts';
import type { CdpSession } from './accuracy-cdp.ts';
import { printAtLeast, printFigure } from './figure.ts';
import type { BenchPage } from './undriven-chromium.ts';

const PER_SECOND = 20_000;
const SECONDS = 60;

interface Seen {
  frames: number;
  missing: number;
  dropped: number;
  stall: number;
}

function seen(panel: CdpSession): Promise<Seen> {
  return panel.evaluate<Seen>(`(() => {
    const { connections, losses } = wsDoctorBridge.live.session();
    let frames = 0;
    for (const { received } of connections.values()) frames += received.frames;
    return { frames, missing: losses.missingEvents, dropped: losses.droppedFrames, stall: longestStall };
  })()`);
}

/** Notes how long the panel's main thread is away at most. */
function watchStalls(panel: CdpSession): Promise<void> {
  return panel.evaluate(`(() => {
    globalThis.longestStall = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      longestStall = Math.max(longestStall, now - last);
      last = now;
    }, 10);
  })()`);
}

/** How many messages the server sent: as many as the page took, up to the rate. The page has them all by then. */
async function stream(page: BenchPage, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate<number>(`new Promise((resolve) => {
    const socket = new WebSocket(location.href.replace(/^http/, 'ws') + 'stream?rate=${PER_SECOND}&seconds=${SECONDS}');
    socket.onclose = ({ reason }) => resolve(Number(reason));
  })`);
}

/**
 * A stream into the panel, for as long as the aim says: what came, when, and whether the panel could be used; and the
 * same stream into a page with DevTools open and without us, since no panel gets more than the page does.
 */
export async function sustainedIngest(
  page: BenchPage,
  panel: CdpSession,
  plain: BenchPage,
  url: string,
  log: (line: string) => void,
): Promise<void> {
  const without = (await stream(plain, url)) / SECONDS;
  log(`ingest: a page with DevTools open and without us takes ${without.toFixed(0)} frames/s`);
  await watchStalls(panel);
  const began = performance.now();
  const total = await stream(page, url);
  const streamed = (performance.now() - began) / 1000;
  const end = await until(
    async () => {
      const now = await seen(panel);
      return now.frames + now.missing >= total ? now : undefined;
    },
    `${total} frames`,
    SECONDS,
  ).catch(() => seen(panel));
  const took = (performance.now() - began) / 1000;
  log(
    `ingest: ${end.frames} of ${total} frames in the panel ${(took - streamed).toFixed(1)} s after the last reached the page; ${end.dropped} let go and counted`,
  );
  const rate = end.frames / took;
  printAtLeast('ingest-rate', rate, 'frames/s', PER_SECOND * 0.95);
  printFigure('ingest-slower-than-without', without / rate, 'ratio', 1.3);
  printFigure('ingest-missing', total - end.frames, 'frames', 0);
  printFigure('ingest-panel-stall', end.stall, 'ms', 500);
}
