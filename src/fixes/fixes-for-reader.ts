import { quote } from '../diagnosis/evidence.ts';
import type { Fix } from '../diagnosis/rule.ts';
import { SERVICES } from '../services/index.ts';
import type { Connection } from '../session/connection.ts';
import { contextOf, type Session } from '../session/session.ts';
import { stackOf } from '../stacks/detect-stack.ts';
import { type HostedService, type ServerOwner, serverOwner } from '../stacks/server-owner.ts';
import { isService } from './stacks/stack-advice.ts';

const HOSTED: readonly HostedService[] = SERVICES.flatMap(({ name, operator, hosts }) =>
  operator === 'vendor' && hosts ? [{ name, hosts }] : [],
);

function askService(name: string): Fix {
  return {
    title: `Check the account and the status page of ${name}`,
    detail: `${name} runs this server, and its configuration cannot be changed from here. Check the key, the plan, its limits and the parameters of the request; then the status page. Give its support the time of the failure.`,
  };
}

/**
 * Customers of a hosted service cannot configure its server: they get only what a customer can do. On a host of unknown
 * owner, fixes for the operator say so.
 */
export function fixesForReader(fixes: Fix[], connection: Connection, session: Session): Fix[] {
  if (!fixes.some(({ by }) => by === 'operator')) return fixes;
  const { host } = connection.parsedUrl;
  const stack = stackOf(connection)?.name;
  const owner: ServerOwner =
    stack !== undefined && isService(stack)
      ? { kind: 'service', name: stack }
      : serverOwner(host, contextOf(session, connection)?.url ?? '', HOSTED);
  switch (owner.kind) {
    case 'loopback':
    case 'private':
    case 'same-site':
      return fixes;
    case 'service':
      return [askService(owner.name), ...fixes.filter(({ by }) => by !== 'operator')];
    case 'other':
      return fixes.map((fix) =>
        fix.by === 'operator' ? { ...fix, detail: `If you run ${quote(host)}: ${fix.detail}` } : fix,
      );
    default:
      return owner satisfies never;
  }
}
