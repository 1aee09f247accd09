import { hopFix } from './advice/hop-fix.ts';
import type { Connection } from './connection.ts';
import type { Fix } from './rule.ts';
import type { Session } from './session-state.ts';

/** For a proxy that drops the headers of the upgrade. */
export function passUpgradeOn(connection: Connection, session: Session, detail: string): Fix {
  return hopFix('upgrade', connection, session, { title: 'Pass the upgrade on at the proxy', detail });
}
