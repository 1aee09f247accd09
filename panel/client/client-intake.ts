import type { PageEvent, PageFact, SocketId } from '../../src/capture/captured-event.ts';

/** A flood of messages is taken in a few times a second; in milliseconds. */
const TAKE_EVERY = 50;
/** What one take may hold: more messages, or more of their bytes, are counted and let go. */
export const MOST_FRAMES = 250;
export const MOST_BYTES = 512 * 1024;

/** Where the extension's own connection is recorded, as the hook records a page's. */
export interface Intake {
  tell(fact: PageFact): void;
  /** A message of so many bytes; `fact` is asked for only where there is room for what it says. */
  message(size: number, fact: () => PageFact): void;
}

/** However fast a server sends, what waits to be taken stays within bounds, and what is let go is told. */
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
  /** Something was let go in the take before this one. */
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
      // Where no flood is, one message of any size has room.
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
