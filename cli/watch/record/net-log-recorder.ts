import type { LogFile } from '../../../src/files/log-file.ts';
import { createNetLogTrace } from '../../../src/files/net-log/trace-events.ts';
import type { Protocol } from '../browser/protocol.ts';

/** The browser's net log, recorded as a trace; the browser hands it over only when a recording ends. */
export interface NetLogRecorder {
  /** Why it cannot be recorded; undefined where it is. */
  refused: string | undefined;
  /** `offset`: milliseconds from the browser's clock to the epoch. Ends the recording, reads it, and begins the next one; there is none during these milliseconds. */
  collect(offset: number | undefined): Promise<LogFile>;
  /** Ends it for good; the log has every connection that was not in an earlier one. */
  finish(offset: number | undefined): Promise<LogFile>;
}

/** A process that does not answer is waited for by the browser itself, for five seconds. */
const COMPLETE_WITHIN = 15_000;

const start = (protocol: Protocol): Promise<unknown> =>
  protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordContinuously', includedCategories: ['netlog'] },
  });

export async function recordNetLog(protocol: Protocol): Promise<NetLogRecorder> {
  const trace = createNetLogTrace();
  let events: unknown[] = [];
  let complete: (() => void) | undefined;
  protocol.onEvent(({ method, params }) => {
    if (method === 'Tracing.dataCollected' && Array.isArray(params.value))
      for (const event of params.value) events.push(event);
    else if (method === 'Tracing.tracingComplete') complete?.();
  });
  let refused: string | undefined;
  try {
    await start(protocol);
  } catch (error) {
    refused = (error as Error).message;
  }
  const end = async (offset: number | undefined): Promise<void> => {
    const completed = new Promise<void>((resolve) => {
      complete = resolve;
    });
    await protocol.send('Tracing.end');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, COMPLETE_WITHIN);
    });
    await Promise.race([completed, late, protocol.ended]);
    clearTimeout(timer);
    trace.take(events, offset ?? offsetBy(events));
    events = [];
  };
  return {
    refused,
    async collect(offset) {
      if (refused === undefined) {
        await end(offset);
        await start(protocol);
      }
      return trace.read(false);
    },
    async finish(offset) {
      if (refused === undefined) await end(offset);
      return trace.read(true);
    },
  };
}

/** Where nothing else tells: the latest event is of now. */
function offsetBy(events: readonly unknown[]): number {
  const latest = events.reduce<number>(
    (most, event) => Math.max(most, Number((event as { ts?: unknown }).ts) || 0),
    0,
  );
  return Date.now() - latest / 1_000;
}
