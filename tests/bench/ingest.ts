import type { Frame } from 'playwright-core';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { until } from '../../scripts/doctor-browser.ts';
import type { Session } from '../../src/session-state.ts';
import { printAtLeast, printFigure } from './figure.ts';

const PER_SECOND = 20_000;
const SECONDS = 60;

interface PanelGlobal {
  wsDoctor: { session(): Session };
  longestStall: number;
}

function seen(panel: Frame): Promise<{ frames: number; missing: number; dropped: number; stall: number }> {
  return panel.evaluate(() => {
    const { wsDoctor, longestStall } = globalThis as unknown as PanelGlobal;
    const { connections, losses } = wsDoctor.session();
    let frames = 0;
    for (const { received } of connections.values()) frames += received.frames;
    return { frames, missing: losses.missingEvents, dropped: losses.droppedFrames, stall: longestStall };
  });
}

/** Notes how long the panel's main thread is away at most. */
function watchStalls(panel: Frame): Promise<void> {
  return panel.evaluate(() => {
    const world = globalThis as unknown as PanelGlobal;
    world.longestStall = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      world.longestStall = Math.max(world.longestStall, now - last);
      last = now;
    }, 10);
  });
}

/** A stream into the panel, for as long as the aim says: what came, when, and whether the panel could be used. */
export async function sustainedIngest(
  { page, panel }: DoctorBrowser,
  url: string,
  log: (line: string) => void,
): Promise<void> {
  await page.goto(url);
  await watchStalls(panel);
  const total = PER_SECOND * SECONDS;
  const began = performance.now();
  await page.evaluate(
    ([base, rate, seconds]) => {
      new WebSocket(`${base.replace(/^http/, 'ws')}stream?rate=${rate}&seconds=${seconds}`);
    },
    [url, PER_SECOND, SECONDS] as const,
  );
  const end = await until(
    async () => {
      const now = await seen(panel);
      return now.frames + now.missing >= total ? now : undefined;
    },
    `${total} frames`,
    SECONDS * 4,
  ).catch(() => seen(panel));
  const took = (performance.now() - began) / 1000;
  log(`ingest: ${end.frames} of ${total} frames in ${took.toFixed(1)} s, ${end.dropped} let go and counted`);
  printAtLeast('ingest-rate', end.frames / took, 'frames/s', PER_SECOND * 0.95);
  printFigure('ingest-missing', total - end.frames, 'frames', 0);
  printFigure('ingest-panel-stall', end.stall, 'ms', 500);
}
