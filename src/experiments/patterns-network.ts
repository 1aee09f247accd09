import type { Confidence } from '../shared/confidence.ts';
import { isLoopback, parseSocketUrl } from '../shared/socket-url.ts';
import {
  type ExperimentId,
  type ExperimentResult,
  failed,
  netErrorOf,
  opened,
  outcomeOf,
  type Results,
  resultOf,
} from './experiment-result.ts';
import { failedEarlier } from './failed-before-browser.ts';
import type { Pattern } from './pattern.ts';

/** The network error of the target, from any experiment that saw it. */
export function targetError(results: Results): { error: string; by: ExperimentId } | undefined {
  for (const by of ['get', 'other-client', 'again', 'seen'] as const) {
    const error = netErrorOf(results, by);
    const foreign = by === 'other-client' && failedEarlier(results);
    if (error !== undefined && !foreign) return { error, by };
  }
  return undefined;
}

const controlWorks = (results: Results): boolean => outcomeOf(results, 'control')?.kind === 'answered';

/** If the page was loaded from the same host, that says nothing about the network. */
function controlFails(results: Results): boolean {
  const control = resultOf(results, 'control');
  const target = resultOf(results, 'get') ?? resultOf(results, 'other-client');
  if (!control || hostOf(control) === (target && hostOf(target))) return false;
  return control.outcome.kind === 'unreachable' || failed(results, 'control');
}

const hostOf = ({ url }: ExperimentResult): string => parseSocketUrl(url).host.toLowerCase();

const BELOW_HTTP = ['names', 'tcp-ipv4', 'tcp-ipv6'] as const satisfies readonly ExperimentId[];

/** A network error of the target, and the control request that rules the network out. */
function onError(
  words: Omit<Pattern, 'read'> & { errors: RegExp; unless?: (results: Results) => boolean },
): Pattern {
  const { errors, unless, ...pattern } = words;
  return {
    ...pattern,
    read(results) {
      const found = targetError(results);
      if (!found || !errors.test(found.error) || controlFails(results) || unless?.(results)) return undefined;
      const control = controlWorks(results);
      const alike = BELOW_HTTP.filter((id) => netErrorOf(results, id) === found.error);
      return {
        confidence: control || found.by !== 'seen' ? 'certain' : 'likely',
        because: [found.by, ...alike, ...(control ? (['control'] as const) : [])],
      };
    },
  };
}

const otherFamily: Pattern = {
  id: 'other-address-family',
  cause: true,
  title: 'The server listens on another address of this machine than the one the page asks for',
  supports: ['connection-refused'],
  contradicts: ['offline', 'host-not-found'],
  next: 'Bind the server to both families (:: or 0.0.0.0 as well), or put the address that works into the url.',
  read(results) {
    const found = (['ipv4', 'ipv6', 'localhost'] as const).find((id) => opened(results, id));
    if (!found || opened(results, 'again') || opened(results, 'other-client')) return undefined;
    // The browser delays a page's handshakes after failures: another client may fail before the page does.
    const failure = (['again', 'seen', 'other-client'] as const).find((id) => failed(results, id));
    if (!failure) return undefined;
    const works = resultOf(results, found);
    const host = works ? parseSocketUrl(works.url).host : '';
    return {
      confidence: 'certain',
      because: [found, failure],
      title: `The server does not listen where the page asks, but it does at ${host}`,
    };
  },
};

/**
 * Ports, and how certain it is that the program there is the endpoint: on a developer's machine it may be any program.
 */
const PORTS = [
  ['default-port', 'certain'],
  ['other-scheme-port', 'certain'],
  ['page-port', 'likely'],
  ['port-3000', 'possible'],
  ['port-8000', 'possible'],
  ['port-8080', 'possible'],
  ['port-8765', 'possible'],
] as const satisfies readonly (readonly [ExperimentId, Confidence])[];

const otherPort: Pattern = {
  id: 'other-port',
  cause: true,
  title: 'Nothing useful is at this port; an endpoint opens at another one',
  supports: ['connection-refused', 'not-found', 'not-a-websocket-endpoint'],
  next: 'Put the port that opened into the URL, or start the server at the one that the page asks for.',
  read(results) {
    const found = PORTS.find(([id]) => opened(results, id));
    if (!found || !failed(results, 'seen')) return undefined;
    const [id, confidence] = found;
    const { scheme, host, port } = parseSocketUrl(resultOf(results, id)?.url ?? '');
    return {
      confidence,
      because: [id, 'seen'],
      title: `Nothing useful is at this port; an endpoint opens at port ${port} (${scheme}://${host})`,
    };
  },
};

const everythingDown: Pattern = {
  id: 'network-down',
  title: 'This machine reaches neither the host nor the page’s own: it is the network, not the server',
  supports: ['offline', 'network-lost', 'proxy-refused'],
  contradicts: ['connection-refused', 'connection-timed-out', 'host-not-found', 'server-crashed'],
  next: 'Look at the network, the VPN and the proxy of this machine first.',
  read(results) {
    if (!controlFails(results)) return undefined;
    const control = resultOf(results, 'control');
    const target = outcomeOf(results, 'get');
    if (target?.kind !== 'unreachable' || !control) return undefined;
    // A page from this machine that fails too says nothing about a network.
    const local = isLoopback(parseSocketUrl(control.url).host);
    return { confidence: local ? 'possible' : 'likely', because: ['control', 'get'] };
  },
};

export const networkPatterns: readonly Pattern[] = [
  everythingDown,
  otherFamily,
  otherPort,
  onError({
    id: 'name-unknown',
    title: 'Host name not found, while other hosts are reachable',
    errors: /^ERR_NAME_NOT_RESOLVED$/,
    unless: (results) => outcomeOf(results, 'names')?.kind === 'named',
    supports: ['host-not-found'],
    contradicts: ['offline', 'network-lost'],
    next: 'Check the host name. Names of Docker networks and VPNs resolve only inside them.',
  }),
  onError({
    id: 'nobody-listens',
    title: 'Connection refused: no server on this port (or a firewall rejects it)',
    errors: /^ERR_CONNECTION_REFUSED$/,
    supports: ['connection-refused'],
    contradicts: ['offline', 'network-lost', 'csp-blocked'],
    next: 'Start the server, correct the port, or check the firewall.',
  }),
  onError({
    id: 'no-way',
    title: 'No TCP connection: the address is unreachable, or a firewall drops the packets',
    errors: /^ERR_(?:CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|ADDRESS_INVALID|TIMED_OUT)$/,
    supports: ['connection-timed-out'],
    contradicts: ['connection-refused'],
    next: 'Check the firewall, the security group and the route from this machine.',
  }),
  onError({
    id: 'proxy',
    title: 'A proxy blocks the connection',
    errors: /PROXY|TUNNEL/,
    supports: ['proxy-refused'],
    next: 'Try without the proxy, or allow CONNECT to this host and port in the proxy.',
  }),
  onError({
    id: 'local-network-access',
    title: 'The browser blocks local network access for this page',
    errors: /LOCAL_NETWORK_ACCESS|PRIVATE_NETWORK/,
    supports: ['local-network-access'],
    next: 'Allow local network access for the page in its site settings.',
  }),
  onError({
    id: 'unsafe-port',
    title: 'Browsers never connect to this port',
    errors: /^ERR_UNSAFE_PORT$/,
    supports: ['unsafe-port'],
    next: 'Move the server to another port.',
  }),
  onError({
    id: 'offline',
    title: 'The browser is offline',
    errors: /^ERR_INTERNET_DISCONNECTED$/,
    supports: ['offline'],
    next: 'Go online again; DevTools can switch the network off as well.',
  }),
];
