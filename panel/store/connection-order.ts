import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Connection, ConnectionId, ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { endedBadly, lastHeardOf } from './connection-status.ts';
import type { SortBy } from './list-choice.ts';

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

const BY: Record<
  Exclude<SortBy, 'concern'>,
  (a: ConnectionWithMessages, b: ConnectionWithMessages) => number
> = {
  newest: (a, b) => b.createdAt - a.createdAt,
  url: (a, b) => a.url.localeCompare(b.url),
  traffic: (a, b) => b.sent.bytes + b.received.bytes - a.sent.bytes - a.received.bytes,
  activity: (a, b) => lastHeardOf(b) - lastHeardOf(a),
  age: (a, b) => a.createdAt - b.createdAt,
};

/** In the chosen order; ties keep the order of relevance. */
export function sortConnections(
  session: Session,
  findings: readonly Finding[],
  worst: ReadonlyMap<ConnectionId, Finding>,
  sort: SortBy,
): ConnectionId[] {
  const order = orderConnections(session, findings, worst);
  if (sort === 'concern') return order;
  const connections = order.flatMap((id) => session.connections.get(id) ?? []);
  return connections.sort(BY[sort]).map(({ id }) => id);
}

/** While the pointer is over the list its order is frozen: closed rows disappear, new ones are appended. */
export function keepOrder(shown: readonly ConnectionId[], fresh: readonly ConnectionId[]): ConnectionId[] {
  const alive = new Set(fresh);
  const kept = shown.filter((id) => alive.has(id));
  const known = new Set(kept);
  return [...kept, ...fresh.filter((id) => !known.has(id))];
}
