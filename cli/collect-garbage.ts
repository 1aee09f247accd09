import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much larger than after the last collection a heap is when it is collected again. */
const GROWTH = 1.15;

/**
 * To be called while a large file is read, and between the steps of judging it: Node lets a heap grow to two to four
 * times what is in use before it collects, and so adds the garbage of each step to that of the one before. `least`: a
 * heap that holds less is left alone, in bytes.
 */
export function createGarbageCollector(): (least: number) => void {
  let known = 0;
  let collect: (() => void) | undefined;
  return (least) => {
    if (getHeapStatistics().used_heap_size < Math.max(least, known * GROWTH)) return;
    collect ??= exposedCollector();
    collect();
    known = getHeapStatistics().used_heap_size;
  };
}

/** V8 offers its collector to contexts that are made after the flag was set. */
function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
