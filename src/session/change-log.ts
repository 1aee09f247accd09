import type { ConnectionId } from './connection.ts';

/** Connections by their latest changes, so that an update need not look at all of them. */
export interface Changes {
  /** The latest ones: that of the `n`th change is at `n` modulo the most that are kept. */
  latest: ConnectionId[];
  count: number;
}

const MOST_KEPT = 8_192;

export function createChanges(): Changes {
  return { latest: [], count: 0 };
}

/** For `changed` alone. A list that is cut and grows again would be most of the garbage of a large file. */
export function noteChange(changes: Changes, id: ConnectionId): void {
  changes.latest[changes.count % MOST_KEPT] = id;
  changes.count += 1;
}

export function changeCount({ count }: Changes): number {
  return count;
}

/** What changed after a given number of changes, in the order of change; undefined if it is no longer known. */
export function changedSince({ latest, count }: Changes, since: number): Iterable<ConnectionId> | undefined {
  if (count - since > MOST_KEPT) return undefined;
  const ids = new Set<ConnectionId>();
  for (let at = since; at < count; at += 1) ids.add(latest[at % MOST_KEPT] ?? '');
  return ids;
}
