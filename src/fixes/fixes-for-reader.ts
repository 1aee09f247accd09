import type { Fix } from '../diagnosis/rule.ts';
import { SERVICES } from '../services/index.ts';
import type { Connection } from '../session/connection.ts';
import { contextOf, type Session } from '../session/session.ts';
import { stackOf } from '../stacks/detect-stack.ts';
import { type HostedService, type ServerOwner, serverOwner } from '../stacks/server-owner.ts';
import { isService } from './stacks/stack-advice.ts';
import { strangersFixes } from './strangers-fixes.ts';

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
 * Nobody edits the server of a hosted service: its customer gets what a customer can do. Of a host that may be
 * somebody else's, what only its operator can do comes last, folded.
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
      return [...fixes.filter(({ by }) => by !== 'operator'), askService(owner.name)];
    case 'other':
      return strangersFixes(fixes, connection);
    default:
      return owner satisfies never;
  }
}
