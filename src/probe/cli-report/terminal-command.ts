import { commandTarget } from '../../fixes/command-target.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { shellQuote } from '../../shared/shell-quote.ts';

/** The same handshake for a terminal, ready to paste; it contains no secret. */
export function terminalCommand(
  connection: Connection,
  session: Session,
  { extensions } = { extensions: true },
): string {
  const { url, origin, protocols } = commandTarget(connection, session);
  const given = origin === 'null' ? '' : ` --origin ${shellQuote(origin)}`;
  const offered = protocols.map((name) => ` --subprotocol ${shellQuote(name)}`).join('');
  const without = extensions ? '' : ' --no-extensions';
  return `npx wsdoctor probe ${shellQuote(url)}${given}${offered}${without} --json`;
}
