import type { PageEvent, PageFact, SocketId } from '../../src/capture/captured-event.ts';

/** Interval at which messages are processed during a flood; in milliseconds. */
const TAKE_EVERY = 50;
/** The most that one interval may process: further messages or bytes are counted and dropped. */
export const MOST_FRAMES = 250;
export const MOST_BYTES = 512 * 1024;

/** Records the extension's own connection as the hook records a page's. */
export interface Intake {
  tell(fact: PageFact): void;
  /** A message of this many bytes; `fact` is called only where there is room for its content. */
  message(size: number, fact: () => PageFact): void;
}

/** However fast a server sends, the waiting messages stay within these limits, and dropped ones are reported. */
export function createIntake(
  context: string,
  socket: SocketId,
  now: () => number,
  take: (events: PageEvent[]) => void,
): Intake {
  let seq = 0;
  let waiting: PageEvent[] = [];
  let frames = 0;
  let bytes = 0;
  let dropped = { frames: 0, bytes: 0 };
  let due = false;
  /** Messages were dropped in the previous interval. */
  let flooded = false;

  function wake(): void {
    if (!due) setTimeout(flush, TAKE_EVERY);
    due = true;
  }

  function add(fact: PageFact): void {
    seq += 1;
    waiting.push({ ...fact, source: 'page', context, seq, at: now() });
    wake();
  }

  function tellDropped(): void {
    if (dropped.frames === 0) return;
    const told = dropped;
    dropped = { frames: 0, bytes: 0 };
    add({ kind: 'dropped', where: 'panel', socket, ...told });
  }

  function flush(): void {
    flooded = dropped.frames > 0;
    tellDropped();
    const events = waiting;
    waiting = [];
    frames = 0;
    bytes = 0;
    due = false;
    take(events);
  }

  return {
    tell(fact) {
      tellDropped();
      add(fact);
    },
    message(size, fact) {
      // Without a flood, one message of any size is accepted.
      if (frames >= MOST_FRAMES || ((bytes > 0 || flooded) && bytes + size > MOST_BYTES)) {
        dropped.frames += 1;
        dropped.bytes += size;
        wake();
        return;
      }
      frames += 1;
      bytes += size;
      add(fact());
    },
  };
}
