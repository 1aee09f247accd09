import type { Header } from '../capture/captured-event.ts';
import type { Connection } from '../session/connection.ts';
import { type EndpointResponse, responsesFromEndpoint } from '../session/responses-from-endpoint.ts';
import type { Session, SessionWithoutClock } from '../session/session.ts';
import { headerValue } from '../shared/header.ts';

/** Products between a page and its WebSocket server. */
export type ProxyName =
  | 'nginx'
  | 'Cloudflare'
  | 'AWS Application Load Balancer'
  | 'AWS Network Load Balancer'
  | 'AWS API Gateway'
  | 'Amazon CloudFront'
  | 'Azure Front Door'
  | 'Heroku router'
  | 'Caddy'
  | 'Apache httpd'
  | 'Envoy'
  | 'HAProxy'
  | 'IIS'
  | 'Varnish'
  | 'lighttpd';

const HOPS: readonly (readonly [header: string, pattern: RegExp, name: ProxyName])[] = [
  ['server', /nginx|openresty/i, 'nginx'],
  ['server', /cloudflare/i, 'Cloudflare'],
  ['cf-ray', /./, 'Cloudflare'],
  ['server', /awselb/i, 'AWS Application Load Balancer'],
  ['set-cookie', /AWSALB/, 'AWS Application Load Balancer'],
  ['via', /vegur|heroku/i, 'Heroku router'],
  ['server', /caddy/i, 'Caddy'],
  ['via', /caddy/i, 'Caddy'],
  ['server', /^apache(?:\/|$)/i, 'Apache httpd'],
  ['server', /^lighttpd/i, 'lighttpd'],
  ['server', /envoy/i, 'Envoy'],
  ['server', /microsoft-iis/i, 'IIS'],
  ['via', /varnish/i, 'Varnish'],
  ['x-varnish', /./, 'Varnish'],
  ['via', /cloudfront/i, 'Amazon CloudFront'],
  ['x-amz-cf-id', /./, 'Amazon CloudFront'],
  ['x-azure-ref', /./, 'Azure Front Door'],
  ['x-amzn-errortype', /./, 'AWS API Gateway'],
];

/** Products that forward an upgrade without being configured for it. */
const FORWARD_UPGRADES: ReadonlySet<ProxyName> = new Set([
  'Caddy',
  'HAProxy',
  'AWS Application Load Balancer',
  'AWS Network Load Balancer',
  'Heroku router',
]);

export const forwardsUpgrades = (name: ProxyName): boolean => FORWARD_UPGRADES.has(name);

/** Cached: many connections read the headers of one related connection repeatedly. */
const read = new WeakMap<readonly Header[], readonly ProxyName[]>();

/** The products that the headers of a response name, each once. */
export function proxiesIn(headers: readonly Header[]): readonly ProxyName[] {
  const known = read.get(headers);
  if (known) return known;
  const named = HOPS.filter(([header, pattern]) => pattern.test(headerValue(headers, header) ?? ''));
  const names = [...new Set(named.map(([, , name]) => name))];
  read.set(headers, names);
  return names;
}

/** A product on the path, and the response that names it. */
export interface ProxyProduct extends Omit<EndpointResponse, 'headers'> {
  name: ProxyName;
}

/** Cached: a rule asks it of every silent connection each second. */
const products = new WeakMap<Connection, { adviceRevision: number; found: readonly ProxyProduct[] }>();

/** The products on the path to this host and port, as named by any response from there, the nearest first. */
export function proxiesFor(connection: Connection, session: SessionWithoutClock): readonly ProxyProduct[] {
  const { adviceRevision } = connection;
  const known = products.get(connection);
  if (known?.adviceRevision === adviceRevision) return known.found;
  const found = findProxies(connection, session);
  products.set(connection, { adviceRevision, found });
  return found;
}

export function isBehind(proxy: ProxyName, connection: Connection, session: Session): boolean {
  return proxiesFor(connection, session).some(({ name }) => name === proxy);
}

function findProxies(connection: Connection, session: SessionWithoutClock): readonly ProxyProduct[] {
  const found = new Map<ProxyName, ProxyProduct>();
  for (const { headers, to, event } of responsesFromEndpoint(connection, session))
    for (const name of proxiesIn(headers)) if (!found.has(name)) found.set(name, { name, to, event });
  return [...found.values()];
}
