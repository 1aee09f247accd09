import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What the operating system says of a browser's processes (Linux, /proc). */
export interface ProcessorTime {
  /** Processor time in milliseconds, of the renderers of pages and of all processes together. */
  page: number;
  browser: number;
}

/** Milliseconds of a clock tick (`getconf CLK_TCK` is 100 on every Linux). */
const TICK = 10;

interface Process {
  pid: number;
  parent: number;
  /** Milliseconds. */
  time: number;
}

/**
 * Milliseconds of the threads that a process has now, to the nanosecond, where the kernel keeps them: see "Scheduler
 * statistics" in its documentation.
 */
function threadTime(pid: number): number {
  let time = 0;
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      time += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    }
  } catch {
    // One has ended meanwhile, or the kernel keeps none: the process's ticks are counted all the same.
  }
  return time;
}

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it is in parentheses, and may have spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = (Number(fields[11]) + Number(fields[12])) * TICK;
    // Threads that have ended are in the ticks alone.
    return { pid, parent: Number(fields[1]), time: Math.max(ticks, threadTime(pid)) };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

function familyOf(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const family = all.filter(({ pid }) => pid === root);
  for (const { pid } of family) family.push(...all.filter(({ parent }) => parent === pid));
  return family;
}

/** By its name Firefox tells the processes of pages from those of extensions and its own. */
const FIREFOX_PAGE = /^(?:Isolated )?Web Co/;

function isPageRenderer({ pid }: Process): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('-contentproc')) return FIREFOX_PAGE.test(readFileSync(`/proc/${pid}/comm`, 'utf8'));
    return command.includes('--type=renderer') && !command.includes('--extension-process');
  } catch {
    return false;
  }
}

/** What the browser with this process id has used since it began; a process that has ended is not in it. */
export function spentBy(browser: number): ProcessorTime {
  const family = familyOf(browser);
  const sum = (list: Process[]): number => list.reduce((total, { time }) => total + time, 0);
  return { page: sum(family.filter(isPageRenderer)), browser: sum(family) };
}

/** What waits until none of the processes is left that the browser has now. */
export function endOf(browser: number): () => Promise<void> {
  const family = familyOf(browser);
  return async () => {
    while (family.some(({ pid }) => existsSync(`/proc/${pid}`))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
}

/** Bytes of memory that the renderers of pages share with nobody. */
export function pageMemory(browser: number): number {
  let bytes = 0;
  for (const { pid } of familyOf(browser).filter(isPageRenderer)) {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    for (const [, kilobytes] of rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm))
      bytes += Number(kilobytes) * 1024;
  }
  return bytes;
}
