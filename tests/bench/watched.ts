import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Times are those of the clock, or of the processor where it had other work meanwhile: the shorter of both. */
export interface Watched<Result> {
  result: Result;
  /** Milliseconds. */
  took: number;
  /** The longest time in which nothing else could run, in milliseconds. */
  longest: number;
  /** The most that the heap grew, in bytes. */
  heap: number;
}

/** Milliseconds of clock and processor since the last call, the shorter of both. */
function stopwatch(): () => number {
  let clock = performance.now();
  let used = process.cpuUsage();
  return () => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(used);
    const took = Math.min(now - clock, (user + system) / 1000);
    clock = now;
    used = process.cpuUsage();
    return took;
  };
}

/** Runs as the panel does, and watches the event loop and the heap. */
export async function watched<Result>(run: () => Promise<Result>): Promise<Watched<Result>> {
  let longest = 0;
  let took = 0;
  const lap = stopwatch();
  const heapBefore = process.memoryUsage().heapUsed;
  let heap = 0;
  let over = false;
  const tick = (): void => {
    const passed = lap();
    took += passed;
    longest = Math.max(longest, passed);
    heap = Math.max(heap, process.memoryUsage().heapUsed - heapBefore);
    if (!over) setImmediate(tick);
  };
  setImmediate(tick);
  const result = await run();
  over = true;
  const last = lap();
  return { result, took: took + last, longest: Math.max(longest, last), heap };
}

/** A tick of `/proc/PID/stat`, in milliseconds. */
const TICK = 10;

/**
 * The most memory that the process had resident (Linux `VmHWM`), in bytes, and how long it took by the clock or by the
 * processor, in milliseconds.
 */
export async function peakOf(args: string[]): Promise<{ peak: number; took: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  let used = 0;
  const poll = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      used = Math.max(used, (Number(times[11]) + Number(times[12])) * TICK);
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024);
    } catch (error) {
      console.error(String(error));
    }
  }, 50);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(poll);
  // 1: there are findings.
  if (code !== 0 && code !== 1) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { peak, took: Math.min(performance.now() - start, used) };
}
