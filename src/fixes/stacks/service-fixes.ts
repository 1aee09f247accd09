import type { Fix } from '../../diagnosis/rule.ts';
import { servicesOf } from '../../services/find-service.ts';
import type { Connection } from '../../session/connection.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import type { Session } from '../../session/session.ts';

/** What the catalog says of this status for the framework or application server that shows. */
export function frameworkFixes(connection: Connection, session: Session): Fix[] {
  const status = refusedWith(connection);
  if (status === undefined) return [];
  for (const { service } of servicesOf(connection, session)) {
    if (service.role !== 'foundation') continue;
    const entry = service.statuses?.find((one) => one.status === status && !one.body);
    if (entry) return entry.fixes.map((fix) => ({ ...fix, by: 'operator' as const }));
  }
  return [];
}
