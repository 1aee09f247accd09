import { median } from './figure.ts';
import type { BenchPage } from './undriven-chromium.ts';
import { timed, type Workload } from './workloads.ts';

/** In milliseconds: all of it, and the longest that the page's main thread was away. */
interface Timing {
  took: number;
  longest: number;
}

async function once(page: BenchPage, url: string, workload: Workload): Promise<Timing> {
  await page.goto(url);
  return page.evaluate<Timing>(timed(workload));
}

/** Alternates between the two pages, so that both see the same machine; the first round warms up. */
export async function compareLoads(
  ours: BenchPage,
  plain: BenchPage,
  url: string,
  workload: Workload,
  rounds: number,
): Promise<[Timing, Timing]> {
  const withUs: Timing[] = [];
  const without: Timing[] = [];
  for (let round = 0; round <= rounds; round += 1) {
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
