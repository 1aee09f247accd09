import type { Header } from '../capture/captured-event.ts';
import type { Connection } from '../session/connection.ts';
import { oncePerConnection } from '../session/lookups.ts';
import { responsesFromEndpoint } from '../session/responses-from-endpoint.ts';
import type { SessionWithoutClock } from '../session/session.ts';
import { serviceOfHost } from './host-index.ts';
import { SERVICES } from './index.ts';
import type { Service, ServiceSignature } from './service.ts';

/** The service at the other end, and what identifies it. */
export interface FoundService {
  service: Service;
  by: 'host' | ServiceSignature;
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
export const servicesOf = oncePerConnection((connection, session): readonly FoundService[] => {
  const byHost = serviceOfHost(connection.parsedUrl.host);
  const own: FoundService[] = byHost ? [{ service: byHost, by: 'host' }] : [];
  if (byHost && byHost.role !== 'platform') return own;
  const headers = headersSeen(connection, session);
  const others = BY_SIGNATURE.flatMap((service): FoundService[] => {
    const by = service.signatures?.find((one) => fits(one, connection, headers));
    return by && service !== byHost ? [{ service, by }] : [];
  });
  return [...own, ...others];
});

const PARTS = {
  path: 'the path',
  query: 'the query',
  port: 'the port',
  subprotocol: 'the subprotocol',
  serverMessage: 'the first messages of the server',
  clientMessage: 'the first messages of the page',
} satisfies Record<Exclude<keyof ServiceSignature, 'header'>, string>;

/** What identifies the service, as a sentence. */
export function identifiedBy({ service: { name }, by }: FoundService): string {
  if (by === 'host') return `The host belongs to ${name}.`;
  const { header, ...others } = by;
  const parts = [
    ...(header ? [`the header ${header.name} of a response from this host and port`] : []),
    ...Object.keys(others).map((part) => PARTS[part as keyof typeof others]),
  ];
  const words = parts.join(' and ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${parts.length === 1 ? 'is typical' : 'are typical'} of ${name}.`;
}

/** All conditions of the signature hold. */
function fits(
  signature: ServiceSignature,
  connection: Connection,
  headers: ReadonlySet<HeaderSign>,
): boolean {
  const { path, query, port, subprotocol, header, serverMessage, clientMessage } = signature;
  const { parsedUrl, protocols, opened } = connection;
  if (path && !path.test(parsedUrl.path)) return false;
  if (query && !query.test(parsedUrl.query.replace(/^\?/, ''))) return false;
  if (port !== undefined && port !== parsedUrl.port) return false;
  if (subprotocol && ![...protocols, opened?.protocol ?? ''].some((name) => subprotocol.test(name)))
    return false;
  if (serverMessage && !hasFirst(connection, 'received', serverMessage)) return false;
  if (clientMessage && !hasFirst(connection, 'sent', clientMessage)) return false;
  return !header || headers.has(header);
}

function hasFirst({ firstMessages }: Connection, direction: 'sent' | 'received', pattern: RegExp): boolean {
  return firstMessages.some((frame) => frame.direction === direction && pattern.test(frame.head));
}

type HeaderSign = NonNullable<ServiceSignature['header']>;

const HEADER_SIGNS: readonly HeaderSign[] = WITH_SIGNATURES.flatMap(({ signatures = [] }) =>
  signatures.flatMap(({ header }) => header ?? []),
);
const NO_SIGNS: ReadonlySet<HeaderSign> = new Set();
/** Cached: many connections read the headers of one related connection repeatedly. */
const read = new WeakMap<readonly Header[], ReadonlySet<HeaderSign>>();

function signsIn(headers: readonly Header[]): ReadonlySet<HeaderSign> {
  const known = read.get(headers);
  if (known) return known;
  const found = HEADER_SIGNS.filter(({ name, value }) =>
    headers.some((header) => header.name.toLowerCase() === name && (!value || value.test(header.value))),
  );
  const signs = found.length === 0 ? NO_SIGNS : new Set(found);
  read.set(headers, signs);
  return signs;
}

/** The header signatures that any response from the connection's host and port has. */
function headersSeen(connection: Connection, session: SessionWithoutClock): ReadonlySet<HeaderSign> {
  const seen = new Set<HeaderSign>();
  for (const { headers } of responsesFromEndpoint(connection, session))
    for (const sign of signsIn(headers)) seen.add(sign);
  return seen;
}
