import type { Connection } from './connection.ts';
import type { EventId, Header } from './event.ts';
import { headerValue } from './header.ts';
import { peersOf } from './peers.ts';
import type { Results } from './probe/result.ts';
import type { Session } from './session-state.ts';

/** Products that stand between a page and its WebSocket server. */
export type HopName =
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
  | 'IIS';

const HOPS: readonly (readonly [header: string, pattern: RegExp, name: HopName])[] = [
  ['server', /nginx|openresty/i, 'nginx'],
  ['server', /cloudflare/i, 'Cloudflare'],
  ['cf-ray', /./, 'Cloudflare'],
  ['server', /awselb/i, 'AWS Application Load Balancer'],
  ['set-cookie', /AWSALB/, 'AWS Application Load Balancer'],
  ['via', /vegur|heroku/i, 'Heroku router'],
  ['server', /caddy/i, 'Caddy'],
  ['via', /caddy/i, 'Caddy'],
  ['server', /apache/i, 'Apache httpd'],
  ['server', /envoy/i, 'Envoy'],
  ['server', /microsoft-iis/i, 'IIS'],
];

/** Many connections ask about the headers of one neighbour, again and again. */
const read = new WeakMap<readonly Header[], readonly HopName[]>();

/** The products that the headers of an answer name, each once. */
export function hopsIn(headers: readonly Header[]): readonly HopName[] {
  const known = read.get(headers);
  if (known) return known;
  const named = HOPS.filter(([header, pattern]) => pattern.test(headerValue(headers, header) ?? ''));
  const names = [...new Set(named.map(([, , name]) => name))];
  read.set(headers, names);
  return names;
}

/** A product on the way, and the answer that names it. */
export interface Hop {
  name: HopName;
  /** Whose answer it was, after "The answer to". */
  seenIn: 'this handshake' | 'a test of this endpoint' | 'another handshake with this host and port';
  event: EventId;
}

/** The products on the way to this host and port, as any answer that was seen from there names them, the nearest first. */
export function hopsNear(connection: Connection, session: Session): Hop[] {
  const found = new Map<HopName, Hop>();
  const add = (headers: readonly Header[], seenIn: Hop['seenIn'], event: EventId): void => {
    for (const name of hopsIn(headers)) if (!found.has(name)) found.set(name, { name, seenIn, event });
  };
  const { wire, probe } = connection;
  if (wire) add(wire.entry.responseHeaders, 'this handshake', wire.event);
  if (probe)
    for (const headers of answersOf(probe.results)) add(headers, 'a test of this endpoint', probe.event);
  for (const peer of peersOf(connection, session))
    if (peer.wire)
      add(peer.wire.entry.responseHeaders, 'another handshake with this host and port', peer.wire.event);
  return [...found.values()];
}

/** The headers of the answers that experiments got, as far as they could be read. */
function answersOf(results: Results): Header[][] {
  return results.flatMap(({ outcome }) =>
    outcome.kind === 'answered'
      ? [[...headerLines(outcome.headers ?? ''), { name: 'server', value: outcome.server }]]
      : [],
  );
}

function headerLines(lines: string): Header[] {
  return [...lines.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
}
