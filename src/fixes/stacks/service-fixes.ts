import type { Fix } from '../../diagnosis/rule.ts';
import { servicesOf } from '../../services/find-service.ts';
import { failureOf } from '../../services/service-failure.ts';
import type { ConnectionWithMessages } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/** What the catalog says of this failure for the framework or application server that shows. */
export function frameworkFixes(connection: ConnectionWithMessages, session: Session): Fix[] {
  for (const { service } of servicesOf(connection, session)) {
    const failure = service.role === 'foundation' ? failureOf(service, connection, session) : undefined;
    if (failure) return failure.entry.fixes.map((fix) => ({ ...fix, by: 'operator' as const }));
  }
  return [];
}
