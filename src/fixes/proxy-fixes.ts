import type { Fix } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { hopFix } from './stacks/proxy-fix.ts';

/** For a proxy that drops the headers of the upgrade. */
export function passUpgradeOn(connection: Connection, session: Session, detail: string): Fix {
  return hopFix('upgrade', connection, session, { title: 'Pass the upgrade on at the proxy', detail });
}
