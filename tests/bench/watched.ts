import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Watched<Result> {
  result: Result;
  /** Milliseconds. */
  took: number;
  /** The longest time in which nothing else could run, in milliseconds. */
  longest: number;
  /** The most that the heap grew, in bytes. */
  heap: number;
}

/** Runs as the panel does, and watches the event loop and the heap. */
export async function watched<Result>(run: () => Promise<Result>): Promise<Watched<Result>> {
  let longest = 0;
  let last = performance.now();
  const heapBefore = process.memoryUsage().heapUsed;
  let heap = 0;
  let over = false;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    heap = Math.max(heap, process.memoryUsage().heapUsed - heapBefore);
    if (!over) setImmediate(tick);
  };
  setImmediate(tick);
  const start = performance.now();
  const result = await run();
  over = true;
  return {
    result,
    took: performance.now() - start,
    longest: Math.max(longest, performance.now() - last),
    heap,
  };
}

/** The most memory that the process had resident (Linux `VmHWM`), in bytes, and how long it took, in milliseconds. */
export async function peakOf(args: string[]): Promise<{ peak: number; took: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const poll = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024);
    } catch (error) {
      console.error(String(error));
    }
  }, 50);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(poll);
  // 1: there are findings.
  if (code !== 0 && code !== 1) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { peak, took: performance.now() - start };
}
