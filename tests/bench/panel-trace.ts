import { chromium } from 'playwright-core';
import type { PlainBrowser } from '../../scripts/doctor-browser.ts';
import type { Measured } from './panel-watch.ts';

/** The longest task of a main thread, in milliseconds: by the clock, and what it worked itself. */
export interface LongestTask {
  took: number;
  worked: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
}

const MARK = 'wsdoctor-bench';

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
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
    },
  });
  return async () => {
    await measured.evaluate(`performance.mark('${MARK}') && undefined`);
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    const mark = events.find(({ name }) => name === MARK);
    const tasks = events.filter(
      ({ name, pid, tid }) => name === 'RunTask' && pid === mark?.pid && tid === mark.tid,
    );
    const longest = (of: 'dur' | 'tdur'): number =>
      tasks.reduce((most, task) => Math.max(most, task[of] ?? 0), 0) / 1000;
    return { took: longest('dur'), worked: longest('tdur') };
  };
}
