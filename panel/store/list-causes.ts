import type { Finding, Severity } from '../../src/diagnosis/rule.ts';
import type { Connection, ConnectionId } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import { endedBadly } from './connection-status.ts';
import { INITIATOR_NAMES } from './initiator-label.ts';

/** What the list shows as the cause of a connection; `key` identifies it across refreshes. */
export interface ListCause {
  key: string;
  title: string;
  severity: Severity | 'ok';
  /** Absent if no rule has found one. */
  finding?: Finding;
}

export interface CountedCause extends ListCause {
  /** How many connections have it. */
  count: number;
}

const UNEXPLAINED: ListCause = { key: 'unexplained', title: t('cause_not_found'), severity: 'warning' };
const NO_PROBLEMS: ListCause = { key: 'none', title: t('no_problems'), severity: 'ok' };
const OWN = {
  client: { key: 'client', title: t(INITIATOR_NAMES.client), severity: 'info' },
  experiment: { key: 'experiment', title: t(INITIATOR_NAMES.experiment), severity: 'info' },
} as const satisfies Record<string, ListCause>;

/** The worst finding, unless it is only a hint: a hint is no cause. */
export function findingOf(
  worst: ReadonlyMap<ConnectionId, Finding>,
  id: ConnectionId | undefined,
): Finding | undefined {
  const finding = id === undefined ? undefined : worst.get(id);
  return finding?.rule.severity === 'info' ? undefined : finding;
}

export function causeOf(worst: ReadonlyMap<ConnectionId, Finding>, connection: Connection): ListCause {
  const { id, initiatedBy } = connection;
  if (initiatedBy !== undefined) return OWN[initiatedBy];
  const finding = findingOf(worst, id);
  if (finding) {
    return {
      key: `${finding.rule.id} ${finding.connections[0]}`,
      title: finding.match.title ?? finding.rule.title,
      severity: finding.rule.severity,
      finding,
    };
  }
  return endedBadly(connection) ? UNEXPLAINED : NO_PROBLEMS;
}

/** The causes of all connections, in the order in which `order` has the first connection of each. */
export function countCauses(
  session: Session,
  order: readonly ConnectionId[],
  worst: ReadonlyMap<ConnectionId, Finding>,
): CountedCause[] {
  const counted = new Map<string, CountedCause>();
  for (const id of order) {
    const connection = session.connections.get(id);
    if (!connection) continue;
    const cause = causeOf(worst, connection);
    const known = counted.get(cause.key);
    if (known) known.count += 1;
    else counted.set(cause.key, { ...cause, count: 1 });
  }
  return [...counted.values()];
}
