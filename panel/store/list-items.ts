import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Connection, ConnectionId } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { type Attempts, foldAttempts, latestAttempt } from '../../src/session/reconnect-groups.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { connectionFilter } from './connection-filter.ts';
import { frameOrWorker } from './initiator-of.ts';
import { causeOf, findingOf, type ListCause } from './list-causes.ts';
import { type GroupBy, type ListChoice, MANY_ROWS } from './list-choice.ts';

/** One row of the list; `key` identifies it across refreshes. */
export type ListItem =
  | {
      kind: 'group';
      key: string;
      label: string;
      /** Number of its connections. */
      count: number;
      open: boolean;
      /** Of a group by cause. */
      severity?: ListCause['severity'];
    }
  /** A connection with its retries, shown by the latest attempt; `worst` is the attempt with the worst finding. */
  | {
      kind: 'row';
      key: string;
      id: ConnectionId;
      ids: ConnectionId[];
      worst: ConnectionId;
      open: boolean;
      /** It is below the heading of its group. */
      grouped: boolean;
    }
  /** One attempt of the row above it, the `number`th. */
  | { kind: 'attempt'; key: string; id: ConnectionId; number: number; grouped: boolean };

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

/** The attempt with the worst finding, the latest of equals; without a finding that is more than a hint, the latest. */
function worstAttempt(
  attempts: Attempts,
  worst: ReadonlyMap<ConnectionId, Finding>,
  ranks: ReadonlyMap<Finding, number>,
): ConnectionId {
  let found = latestAttempt(attempts).id;
  let best = Number.POSITIVE_INFINITY;
  for (const { id } of attempts.toReversed()) {
    const finding = findingOf(worst, id);
    const rank = (finding && ranks.get(finding)) ?? best;
    if (rank >= best) continue;
    best = rank;
    found = id;
  }
  return found;
}

function rowsOf(
  session: Session,
  view: ListView,
  folded: ReadonlyMap<ConnectionId, Attempts>,
): { rows: Row[]; fitting: number } {
  const fits = connectionFilter(session, view.worst, view.list, view.range);
  const ranks = new Map(view.findings.map((finding, rank) => [finding, rank]));
  const rows = new Map<Attempts, Row>();
  let fitting = 0;
  for (const id of view.order) {
    const attempts = folded.get(id);
    const connection = session.connections.get(id);
    if (!attempts || !connection || (fits && !fits(connection))) continue;
    fitting += 1;
    if (rows.has(attempts)) continue;
    const key = `row ${attempts[0].id}`;
    const ids = attempts.map((each) => each.id);
    const open = attempts.length > 1 && view.toggledKeys.has(key);
    const bad = worstAttempt(attempts, view.worst, ranks);
    const { id: latest } = latestAttempt(attempts);
    rows.set(attempts, { kind: 'row', key, id: latest, ids, worst: bad, open, grouped: false });
  }
  return { rows: [...rows.values()], fitting };
}

/** How the rows are grouped; whether there are many does not depend on the filter. */
function groupingOf(group: GroupBy, folded: ReadonlyMap<ConnectionId, Attempts>): Exclude<GroupBy, 'auto'> {
  if (group !== 'auto') return group;
  return new Set(folded.values()).size > MANY_ROWS ? 'cause' : 'none';
}

type Group = Pick<Extract<ListItem, { kind: 'group' }>, 'key' | 'label' | 'severity'>;

const PLACES = {
  iframe: 'group_iframe',
  worker: 'group_worker',
  top: 'group_top_page',
} as const satisfies Record<string, MessageKey>;

function placeOf(session: Session, connection: Connection): string {
  const page = contextOf(session, connection)?.url ?? '';
  const place = PLACES[frameOrWorker(session, connection) ?? 'top'];
  return t(place, { page: page === '' ? t('group_page_not_seen') : page });
}

function groupOf(session: Session, view: ListView, row: Row, by: Exclude<GroupBy, 'auto' | 'none'>): Group {
  const connection = session.connections.get(by === 'cause' ? row.worst : row.id);
  if (!connection) return { key: '', label: '' };
  switch (by) {
    case 'cause': {
      const { key, title, severity } = causeOf(view.worst, connection);
      return { key, label: title, severity };
    }
    case 'host': {
      const label = connection.parsedUrl.authority || t('group_no_host');
      return { key: label, label };
    }
    case 'frame': {
      const label = placeOf(session, connection);
      return { key: label, label };
    }
    default:
      return by satisfies never;
  }
}

function withAttempts(row: Row): ListItem[] {
  if (!row.open) return [row];
  const attempts = row.ids.map(
    (id, at) =>
      ({ kind: 'attempt', key: `attempt ${id}`, id, number: at + 1, grouped: row.grouped }) as const,
  );
  return [row, ...attempts.reverse()];
}

/** Errors first, connections without a problem last; otherwise as the rows are sorted. */
const BY_SEVERITY = { error: 0, warning: 1, ok: 2, info: 3 } as const satisfies Record<
  ListCause['severity'],
  number
>;

/** A row shows its own cause and host; where the page is, only the heading says. */
const needsHeading = (grouping: Exclude<GroupBy, 'auto'>): boolean => grouping === 'frame';

export interface List {
  /** From top to bottom. */
  items: readonly ListItem[];
  grouping: Exclude<GroupBy, 'auto'>;
  /** How many connections pass the filter. */
  fitting: number;
}

/** The visible list. */
export function listItems(session: Session, view: ListView): List {
  const folded = foldAttempts(session);
  const { rows, fitting } = rowsOf(session, view, folded);
  const grouping = groupingOf(view.list.group, folded);
  if (grouping === 'none') return { items: rows.flatMap(withAttempts), grouping, fitting };
  const groups = new Map<string, { group: Group; members: Row[] }>();
  for (const row of rows) {
    const group = groupOf(session, view, row, grouping);
    const known = groups.get(group.key);
    if (known) known.members.push(row);
    else groups.set(group.key, { group, members: [row] });
  }
  const sorted = [...groups.values()].sort(
    (a, b) => BY_SEVERITY[a.group.severity ?? 'ok'] - BY_SEVERITY[b.group.severity ?? 'ok'],
  );
  const items = sorted.flatMap(({ group, members }): ListItem[] => {
    const [only, ...others] = members;
    if (only && others.length === 0 && !needsHeading(grouping)) return withAttempts(only);
    const key = `group ${group.key}`;
    const open = !view.toggledKeys.has(key);
    const count = members.reduce((sum, { ids }) => sum + ids.length, 0);
    const head = { kind: 'group', ...group, key, count, open } as const;
    return open ? [head, ...members.flatMap((row) => withAttempts({ ...row, grouped: true }))] : [head];
  });
  return { items, grouping, fitting };
}

/** The row of a connection: its own, or the one that groups its attempts. */
export function itemOf(items: readonly ListItem[], id: ConnectionId | undefined): number {
  if (id === undefined) return -1;
  const own = items.findIndex((item) => item.kind === 'attempt' && item.id === id);
  return own >= 0 ? own : items.findIndex((item) => item.kind === 'row' && item.ids.includes(id));
}
