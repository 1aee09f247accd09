import type { Connection, ConnectionId } from './connection.ts';

/** Connections by their latest changes, oldest first, so that nobody has to look at all of them for what is new. */
export interface Changes {
  ids: ConnectionId[];
  /** How many changes came before the first of them. */
  before: number;
}

const MOST_KEPT = 8_192;

export function createChanges(): Changes {
  return { ids: [], before: 0 };
}

/** To be called wherever a connection's `revision` or `surroundings` grow, unless the session's surroundings do. */
export function noteChange({ changes }: { changes: Changes }, connection: Connection): void {
  const { ids } = changes;
  ids.push(connection.id);
  if (ids.length <= MOST_KEPT) return;
  ids.splice(0, MOST_KEPT / 2);
  changes.before += MOST_KEPT / 2;
}

/** How many changes there have been. */
export function changeCount({ ids, before }: Changes): number {
  return before + ids.length;
}

/** What changed after so many changes; undefined when it is no longer known. */
export function changedSince({ ids, before }: Changes, count: number): Iterable<ConnectionId> | undefined {
  return count < before ? undefined : new Set(ids.slice(count - before));
}
