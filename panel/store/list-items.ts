import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Connection, ConnectionId } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { type Attempts, foldAttempts, latestAttempt } from '../../src/session/reconnect-groups.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { connectionFilter } from './connection-filter.ts';
import { frameOrWorker } from './initiator-of.ts';
import type { GroupBy, ListChoice } from './list-choice.ts';

/** One row of the list; `key` identifies it across refreshes. */
export type ListItem =
  | { kind: 'group'; key: string; label: string; count: number; open: boolean }
  /** A connection with its retries, shown by the latest attempt; `worst` is the attempt with the worst finding. */
  | { kind: 'row'; key: string; id: ConnectionId; ids: ConnectionId[]; worst: ConnectionId; open: boolean }
  /** One attempt of the row above it, the `number`th. */
  | { kind: 'attempt'; key: string; id: ConnectionId; number: number };

export interface ListView {
  /** All connections, in the chosen order. */
  order: readonly ConnectionId[];
  worst: ReadonlyMap<ConnectionId, Finding>;
  /** Worst first. */
  findings: readonly Finding[];
  list: ListChoice;
  range: TimeRange | undefined;
  /** Keys that the user has toggled: rows are collapsed and groups are open by default. */
  toggledKeys: ReadonlySet<string>;
}

type Row = Extract<ListItem, { kind: 'row' }>;

/** The attempt with the worst finding, the latest of equals; without a finding, the latest. */
function worstAttempt(
  attempts: Attempts,
  worst: ReadonlyMap<ConnectionId, Finding>,
  ranks: ReadonlyMap<Finding, number>,
): ConnectionId {
  let found = latestAttempt(attempts).id;
  let best = Number.POSITIVE_INFINITY;
  for (const { id } of attempts.toReversed()) {
    const finding = worst.get(id);
    const rank = (finding && ranks.get(finding)) ?? best;
    if (rank >= best) continue;
    best = rank;
    found = id;
  }
  return found;
}

function rowsOf(session: Session, view: ListView): Row[] {
  const folded = foldAttempts(session);
  const fits = connectionFilter(session, view.worst, view.list, view.range);
  const ranks = new Map(view.findings.map((finding, rank) => [finding, rank]));
  const rows = new Map<Attempts, Row>();
  for (const id of view.order) {
    const attempts = folded.get(id);
    const connection = session.connections.get(id);
    if (!attempts || !connection || (fits && !fits(connection)) || rows.has(attempts)) continue;
    const key = `row ${attempts[0].id}`;
    const ids = attempts.map((each) => each.id);
    const open = attempts.length > 1 && view.toggledKeys.has(key);
    const bad = worstAttempt(attempts, view.worst, ranks);
    rows.set(attempts, { kind: 'row', key, id: latestAttempt(attempts).id, ids, worst: bad, open });
  }
  return [...rows.values()];
}

function groupOf(session: Session, connection: Connection, by: GroupBy): string {
  if (by === 'host') return connection.parsedUrl.authority || 'no host';
  const page = contextOf(session, connection)?.url ?? '';
  const place = { iframe: 'iframe', worker: 'worker of', top: 'top page' }[
    frameOrWorker(session, connection) ?? 'top'
  ];
  return `${place} ${page === '' ? '(not seen)' : page}`;
}

function withAttempts(row: Row): ListItem[] {
  if (!row.open) return [row];
  const attempts = row.ids.map(
    (id, at) => ({ kind: 'attempt', key: `attempt ${id}`, id, number: at + 1 }) as const,
  );
  return [row, ...attempts.reverse()];
}

/** The visible list, from top to bottom. */
export function listItems(session: Session, view: ListView): ListItem[] {
  const rows = rowsOf(session, view);
  if (view.list.group === 'none') return rows.flatMap(withAttempts);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const connection = session.connections.get(row.id);
    if (!connection) continue;
    const label = groupOf(session, connection, view.list.group);
    const group = groups.get(label);
    if (group) group.push(row);
    else groups.set(label, [row]);
  }
  return [...groups].flatMap(([label, members]): ListItem[] => {
    const key = `group ${label}`;
    const open = !view.toggledKeys.has(key);
    const head = { kind: 'group', key, label, count: members.length, open } as const;
    return open ? [head, ...members.flatMap(withAttempts)] : [head];
  });
}

/** The row of a connection: its own, or the one that groups its attempts. */
export function itemOf(items: readonly ListItem[], id: ConnectionId | undefined): number {
  if (id === undefined) return -1;
  const own = items.findIndex((item) => item.kind === 'attempt' && item.id === id);
  return own >= 0 ? own : items.findIndex((item) => item.kind === 'row' && item.ids.includes(id));
}
