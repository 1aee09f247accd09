import { type CDPSession, chromium } from 'playwright-core';
import type { PlainBrowser } from '../../scripts/doctor-browser.ts';
import type { Measured } from './panel-watch.ts';

/** The longest task of a main thread, in milliseconds: by the clock, and what it worked itself. */
export interface LongestTask {
  took: number;
  worked: number;
  /** What the one that worked most was at, such as `Layout 40 ms`. */
  parts: string[];
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds, by the clock and of the thread. */
  dur?: number;
  tdur?: number;
}

const MARK = 'wsdoctor-bench';
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
const MOST_PARTS = 4;

async function readTrace(session: CDPSession, handle: string): Promise<TraceEvent[]> {
  const chunks: string[] = [];
  for (;;) {
    const { data, eof } = await session.send('IO.read', { handle, size: 1 << 24 });
    chunks.push(data);
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return (JSON.parse(chunks.join('')) as { traceEvents: TraceEvent[] }).traceEvents;
}

function longestOf(events: readonly TraceEvent[]): LongestTask {
  const tasks = events.filter(({ name }) => name === 'RunTask');
  const most = (of: 'dur' | 'tdur'): TraceEvent | undefined =>
    tasks.reduce<TraceEvent | undefined>(
      (best, task) => ((task[of] ?? 0) > (best?.[of] ?? 0) ? task : best),
      undefined,
    );
  const hardest = most('tdur');
  const [from, until] = [hardest?.ts ?? 0, (hardest?.ts ?? 0) + (hardest?.dur ?? 0)];
  const parts = events
    .filter((event) => event !== hardest && event.ts >= from && event.ts < until && (event.tdur ?? 0) > 5000)
    .sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
    .slice(0, MOST_PARTS)
    .map(({ name, tdur = 0 }) => `${name} ${(tdur / 1000).toFixed(0)} ms`);
  return { took: (most('dur')?.dur ?? 0) / 1000, worked: (hardest?.tdur ?? 0) / 1000, parts };
}

/**
 * Traces a page's main thread over CDP from now on; the returned function stops, and tells of its longest task. By the
 * clock alone, a thread that waits for a processor looks as if it worked.
 */
export async function traceTasks(
  { cdpPort }: PlainBrowser,
  measured: Measured,
): Promise<() => Promise<LongestTask>> {
  const overCdp = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  const session = await overCdp.newBrowserCDPSession();
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  return async () => {
    await measured.evaluate(`performance.mark('${MARK}') && undefined`);
    const complete = new Promise<string>((resolve) =>
      session.once('Tracing.tracingComplete', ({ stream = '' }) => resolve(stream)),
    );
    await session.send('Tracing.end');
    const events = await readTrace(session, await complete);
    const mark = events.find(({ name }) => name === MARK);
    return longestOf(events.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid));
  };
}
