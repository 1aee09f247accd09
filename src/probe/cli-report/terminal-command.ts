import { commandTarget } from '../../fixes/command-target.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { howToRun, IS_ON_NPM } from '../../shared/published.ts';
import { shellQuote, shellQuoteWithToken } from '../../shared/shell-quote.ts';

/** The same handshake for a terminal, ready to paste; secrets come from WS_TOKEN of the environment. */
export function terminalCommand(
  connection: Connection,
  session: Session,
  { extensions } = { extensions: true },
): string {
  const { url, origin, protocols } = commandTarget(connection, session);
  const given = origin === 'null' ? '' : ` --origin ${shellQuote(origin)}`;
  const offered = protocols.map((name) => ` --subprotocol ${shellQuoteWithToken(name)}`).join('');
  const without = extensions ? '' : ' --no-extensions';
  const { program } = howToRun(IS_ON_NPM);
  return `${program} probe ${shellQuoteWithToken(url)}${given}${offered}${without} --json`;
}
