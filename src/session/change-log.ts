import type { ConnectionId } from './connection.ts';

/** Connections by their latest changes, oldest first, so that an update need not look at all of them. */
export interface Changes {
  ids: ConnectionId[];
  /** The number of changes before the first of them. */
  before: number;
}

const MOST_KEPT = 8_192;

export function createChanges(): Changes {
  return { ids: [], before: 0 };
}

/** For `changed` alone. */
export function noteChange(changes: Changes, id: ConnectionId): void {
  const { ids } = changes;
  ids.push(id);
  if (ids.length <= MOST_KEPT) return;
  ids.splice(0, MOST_KEPT / 2);
  changes.before += MOST_KEPT / 2;
}

export function changeCount({ ids, before }: Changes): number {
  return before + ids.length;
}

/** What changed after a given number of changes; undefined if it is no longer known. */
export function changedSince({ ids, before }: Changes, count: number): Iterable<ConnectionId> | undefined {
  return count < before ? undefined : new Set(ids.slice(count - before));
}
