import type { Connection } from '../../session/connection.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { parseSocketUrl } from '../../shared/socket-url.ts';

/** The other hosts of this tab: of its documents, and of connections that opened. */
export function knownHosts(connection: Connection, session: SessionWithoutClock): string[] {
  const hosts = new Set<string>();
  for (const { url } of session.contexts.values()) hosts.add(parseSocketUrl(url).host.toLowerCase());
  for (const url of session.openedUrls.keys()) hosts.add(parseSocketUrl(url).host.toLowerCase());
  hosts.delete('');
  hosts.delete(connection.parsedUrl.host.toLowerCase());
  return [...hosts];
}
