import type { Fix } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { proxyFix } from './stacks/proxy-fix.ts';

/** For a proxy that does not forward the Upgrade header. */
export function passUpgradeOn(connection: Connection, session: Session, detail: string): Fix {
  return proxyFix('upgrade', connection, session, {
    title: 'Forward the Upgrade header in your proxy',
    detail,
  });
}
