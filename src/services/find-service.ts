import type { Connection } from '../session/connection.ts';
import { responsesFromEndpoint } from '../session/responses-from-endpoint.ts';
import type { Session } from '../session/session.ts';
import { serviceOfHost } from './host-index.ts';
import { SERVICES } from './index.ts';
import type { Service, ServiceSignature } from './service.ts';

/** The service at the other end, and what identifies it. */
export interface FoundService {
  service: Service;
  by: 'host' | 'signature';
}

const WITH_SIGNATURES = SERVICES.filter(({ signatures }) => signatures);
/** Products first, then the frameworks that they are built on. */
const BY_SIGNATURE = [
  ...WITH_SIGNATURES.filter(({ role }) => role !== 'foundation'),
  ...WITH_SIGNATURES.filter(({ role }) => role === 'foundation'),
];

/**
 * The services that the connection may go to, the surest first. Whose host it is settles it, unless that is a platform
 * on which others run their programs; a product counts before the framework that it is built on.
 */
export function* servicesOf(connection: Connection, session: Session): Generator<FoundService> {
  const byHost = serviceOfHost(connection.parsedUrl.host);
  if (byHost) yield { service: byHost, by: 'host' };
  if (byHost && byHost.role !== 'platform') return;
  for (const service of BY_SIGNATURE) {
    if (service !== byHost && service.signatures?.some((one) => fits(one, connection, session)))
      yield { service, by: 'signature' };
  }
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

function hasFirst({ firstMessages }: Connection, direction: 'sent' | 'received', pattern: RegExp): boolean {
  return firstMessages.some((frame) => frame.direction === direction && pattern.test(frame.head));
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
