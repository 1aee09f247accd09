import type { CDPSession, Frame, Page } from 'playwright-core';

/** A page of a browser that can be measured: the panel, or DevTools' own window. */
export type Measured = Page | Frame;

/** `devtools` is the page that a frame belongs to, or itself. */
export function sessionOf(devtools: Page, measured: Measured): Promise<CDPSession> {
  return devtools.context().newCDPSession(measured);
}

/** Bytes of JavaScript that are still reachable. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Processor time, in seconds, that the target's main thread has used. */
export async function threadTime(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
}

/** Milliseconds: until the picture after it, and the longest that the main thread was away meanwhile. */
export interface Timing {
  took: number;
  longest: number;
}

/** How often the main thread says that it is there, in milliseconds; browsers allow no timer less. */
const TICK = 4;

/** Runs in the measured page: `act` is a statement, `done` an expression that becomes true. */
export function timed(measured: Measured, act: string, done: string): Promise<Timing> {
  return measured.evaluate<Timing>(`(async () => {
    let longest = 0;
    let last = performance.now();
    const ticks = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last - ${TICK});
      last = now;
    }, ${TICK});
    const pictures = async (count) => {
      for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
    };
    const begun = performance.now();
    ${act};
    while (!(${done})) await new Promise((resolve) => setTimeout(resolve, ${TICK}));
    await pictures(1);
    const took = performance.now() - begun;
    clearInterval(ticks);
    return { took, longest };
  })()`);
}

/** The times between so many pictures, in milliseconds, largest first, while `each` runs before every one. */
export function pictureTimes(measured: Measured, count: number, each: string): Promise<number[]> {
  return measured.evaluate<number[]>(`(async () => {
    const times = [];
    let last = await new Promise(requestAnimationFrame);
    for (let picture = 0; picture < ${count}; picture += 1) {
      ${each};
      const now = await new Promise(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => b - a);
  })()`);
}
