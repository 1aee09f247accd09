import type { CdpSession } from './accuracy-cdp.ts';

/** The longest task of a main thread, in milliseconds: by the clock, and what it worked itself. */
export interface LongestTask {
  took: number;
  worked: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds, by the clock and of the thread. */
  dur?: number;
  tdur?: number;
}

const MARK = 'wsdoctor-bench';
/** No more than tasks and marks: at thousands of messages a second everything else comes to hundreds of megabytes. */
const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

async function readTrace(browser: CdpSession, handle: string): Promise<TraceEvent[]> {
  const chunks: string[] = [];
  for (;;) {
    const { data, eof } = await browser.send<{ data: string; eof: boolean }>('IO.read', {
      handle,
      size: 1 << 24,
    });
    chunks.push(data);
    if (eof) break;
  }
  await browser.send('IO.close', { handle });
  return (JSON.parse(chunks.join('')) as { traceEvents: TraceEvent[] }).traceEvents;
}

function longestOf(events: readonly TraceEvent[]): LongestTask {
  const tasks = events.filter(({ name }) => name === 'RunTask');
  const most = (of: 'dur' | 'tdur'): number =>
    tasks.reduce((longest, task) => Math.max(longest, task[of] ?? 0), 0) / 1000;
  return { took: most('dur'), worked: most('tdur') };
}

/**
 * Traces a page's main thread from now on; the returned function stops, and tells of its longest task. By the clock
 * alone, a thread that waits for a processor looks as if it worked.
 */
export async function traceTasks(
  browser: CdpSession,
  measured: CdpSession,
): Promise<() => Promise<LongestTask>> {
  await browser.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  return async () => {
    await measured.evaluate(`performance.mark('${MARK}') && undefined`);
    const complete = browser.next<{ stream?: string }>('Tracing.tracingComplete');
    await browser.send('Tracing.end');
    const events = await readTrace(browser, (await complete).stream ?? '');
    const mark = events.find(({ name }) => name === MARK);
    return longestOf(events.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid));
  };
}
