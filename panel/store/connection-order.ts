import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Connection, ConnectionId, ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { endedBadly, lastHeardOf, lifetimeOf, type StatusKind, statusOf } from './connection-status.ts';
import type { ListChoice, SortBy } from './list-choice.ts';

/** The worst problem of each connection that has one; hints are not among them. */
export function worstByConnection({ findings }: Diagnosis): Map<ConnectionId, Finding> {
  const worst = new Map<ConnectionId, Finding>();
  for (const finding of findings) {
    if (finding.rule.severity === 'info') continue;
    for (const id of finding.connections) if (!worst.has(id)) worst.set(id, finding);
  }
  return worst;
}

const BY_SEVERITY = { error: 0, warning: 1, info: 3 } as const;

/**
 * A failure without a finding is sorted after the warnings and before the hints; the panel's own connections are last.
 */
function concern(connection: Connection, finding: Finding | undefined): number {
  if (connection.initiatedBy !== undefined) return 4;
  if (finding && finding.rule.severity !== 'info') return BY_SEVERITY[finding.rule.severity];
  if (endedBadly(connection)) return 2;
  return BY_SEVERITY.info;
}

/** Most relevant first: the worst finding, as the diagnosis ranks it, then the newest. */
function orderConnections(
  session: Session,
  findings: readonly Finding[],
  worst: ReadonlyMap<ConnectionId, Finding>,
): ConnectionId[] {
  const ranks = new Map(findings.map((finding, rank) => [finding, rank]));
  const keyed = [...session.connections.values()].map((connection) => {
    const finding = worst.get(connection.id);
    const rank = (finding && ranks.get(finding)) ?? findings.length;
    return { connection, concern: concern(connection, finding), rank };
  });
  keyed.sort(
    (a, b) =>
      a.concern - b.concern ||
      a.rank - b.rank ||
      b.connection.createdAt - a.connection.createdAt ||
      b.connection.createdEvent - a.connection.createdEvent,
  );
  return keyed.map(({ connection }) => connection.id);
}

/** What connections are compared by: the smallest first. */
const KEYS: Record<
  Exclude<SortBy, 'concern'>,
  (connection: ConnectionWithMessages, clock: number) => number | string
> = {
  status: (connection) => {
    const { kind, code } = statusOf(connection);
    return STATUS_RANKS.indexOf(kind) * 10_000 - (Number(code) || 0);
  },
  url: ({ url }) => url,
  messages: ({ sent, received }) => -sent.frames - received.frames,
  traffic: ({ sent, received }) => -sent.bytes - received.bytes,
  lifetime: (connection, clock) => -lifetimeOf(connection, clock),
  started: ({ createdAt }) => -createdAt,
  activity: (connection) => -lastHeardOf(connection),
};

const STATUS_RANKS: readonly StatusKind[] = [
  'failed',
  'blocked',
  'refused',
  'lost',
  'closed-with-error',
  'connecting',
  'open',
  'closing',
  'left',
  'closed',
];

function compareKeys(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In the chosen order; ties keep the order of relevance. */
export function sortConnections(
  session: Session,
  findings: readonly Finding[],
  worst: ReadonlyMap<ConnectionId, Finding>,
  { sort, reversed }: Pick<ListChoice, 'sort' | 'reversed'>,
): ConnectionId[] {
  const order = orderConnections(session, findings, worst);
  if (sort === 'concern') return reversed ? order.reverse() : order;
  const keyOf = KEYS[sort];
  const keyed = order.flatMap((id) => {
    const connection = session.connections.get(id);
    return connection ? [{ id, key: keyOf(connection, session.clock) }] : [];
  });
  const sign = reversed ? -1 : 1;
  return keyed.sort((a, b) => sign * compareKeys(a.key, b.key)).map(({ id }) => id);
}

/** While the pointer is over the list its order is frozen: closed rows disappear, new ones are appended. */
export function keepOrder(shown: readonly ConnectionId[], fresh: readonly ConnectionId[]): ConnectionId[] {
  const alive = new Set(fresh);
  const kept = shown.filter((id) => alive.has(id));
  const known = new Set(kept);
  return [...kept, ...fresh.filter((id) => !known.has(id))];
}
