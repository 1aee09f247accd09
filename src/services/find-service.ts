import type { Connection } from '../session/connection.ts';
import { responsesFromEndpoint } from '../session/responses-from-endpoint.ts';
import type { Session } from '../session/session.ts';
import { hostMatches } from './host-matches.ts';
import { SERVICES } from './index.ts';
import type { Service, ServiceSignature } from './service.ts';

/** The service at the other end, and what identifies it. */
export interface FoundService {
  service: Service;
  by: 'host' | 'signature';
}

/** A service or off-the-shelf server that the connection goes to; undefined for anything else. */
export function serviceOf(connection: Connection, session: Session): FoundService | undefined {
  const { host } = connection.parsedUrl;
  const byHost = SERVICES.find(({ hosts = [] }) => hosts.some((pattern) => hostMatches(host, pattern)));
  if (byHost) return { service: byHost, by: 'host' };
  const bySignature = SERVICES.find(({ signatures = [] }) =>
    signatures.some((signature) => fits(signature, connection, session)),
  );
  return bySignature && { service: bySignature, by: 'signature' };
}

/** All conditions of the signature hold. */
function fits(signature: ServiceSignature, connection: Connection, session: Session): boolean {
  const { path, query, port, subprotocol, header, serverMessage, clientMessage } = signature;
  const { parsedUrl, protocols, opened } = connection;
  if (path && !path.test(parsedUrl.path)) return false;
  if (query && !query.test(parsedUrl.query.replace(/^\?/, ''))) return false;
  if (port !== undefined && port !== parsedUrl.port) return false;
  if (subprotocol && ![...protocols, opened?.protocol ?? ''].some((name) => subprotocol.test(name)))
    return false;
  if (serverMessage && !hasFirst(connection, 'received', serverMessage)) return false;
  if (clientMessage && !hasFirst(connection, 'sent', clientMessage)) return false;
  return !header || hasHeader(header, connection, session);
}

function hasFirst({ messageStats }: Connection, direction: 'sent' | 'received', pattern: RegExp): boolean {
  const first = messageStats?.first ?? [];
  return first.some((frame) => frame.direction === direction && pattern.test(frame.head));
}

function hasHeader(
  { name, value }: NonNullable<ServiceSignature['header']>,
  connection: Connection,
  session: Session,
): boolean {
  return responsesFromEndpoint(connection, session).some(({ headers }) =>
    headers.some((header) => header.name.toLowerCase() === name && (!value || value.test(header.value))),
  );
}
