import { parseSocketUrl } from '../shared/socket-url.ts';
import { netErrorOf, opened, outcomeOf, type Results, resultOf } from './experiment-result.ts';
import { failedEarlier } from './failed-before-browser.ts';
import type { Pattern, Reading } from './pattern.ts';
import { targetError } from './patterns-network.ts';

/** The command line reached one address family of the host, and the other refused the connection. */
function refusedFamily(results: Results): Reading | undefined {
  const of = (id: 'tcp-ipv4' | 'tcp-ipv6') => outcomeOf(results, id);
  const works = (['tcp-ipv4', 'tcp-ipv6'] as const).find((id) => of(id)?.kind === 'connected');
  const other = works === 'tcp-ipv4' ? 'tcp-ipv6' : 'tcp-ipv4';
  if (!works || netErrorOf(results, other) !== 'ERR_CONNECTION_REFUSED') return undefined;
  const [from, to] = other === 'tcp-ipv6' ? ['IPv6', 'IPv4'] : ['IPv4', 'IPv6'];
  const hosts = ([other, works] as const).map((id) => parseSocketUrl(resultOf(results, id)?.url ?? '').host);
  return {
    confidence: 'likely',
    because: [other, works],
    title: `The server refuses ${from} (${hosts[0]}) and answers ${to} (${hosts[1]}): it listens on one family of addresses only`,
  };
}

const ONE_FAMILY = {
  title: 'The server listens on one family of the host’s addresses only',
  supports: ['connection-refused'],
  next: 'Bind the server to both families (:: or 0.0.0.0 as well), or take the address that refuses out of DNS.',
} as const;

/** Browsers try both families; a page that fails before its request is sent may have tried only one. */
const familyPatterns: readonly Pattern[] = [
  {
    ...ONE_FAMILY,
    id: 'one-family',
    operator: true,
    cause: true,
    read: (results) => (wasRefused(results) ? refusedFamily(results) : undefined),
  },
  {
    ...ONE_FAMILY,
    id: 'one-family-beside',
    beside: true,
    read: (results) => (wasRefused(results) ? undefined : refusedFamily(results)),
  },
];

/** The page's own connection was refused; or its failure is unexplained, and the command line's opened. */
function wasRefused(results: Results): boolean {
  const seen = outcomeOf(results, 'seen');
  if (seen?.kind !== 'failed') return false;
  const hidden = seen.failure.kind === 'hidden' && seen.requestSent === false;
  return (
    netErrorOf(results, 'seen') === 'ERR_CONNECTION_REFUSED' || (hidden && opened(results, 'other-client'))
  );
}

const nameElsewhere: Pattern = {
  id: 'name-known-elsewhere',
  cause: true,
  title:
    'The name has addresses for the command line, and none for the browser: the two ask different name servers',
  supports: ['host-not-found'],
  next: 'Look at secure DNS and at the proxy in the browser’s settings, and see that the command ran on the same machine.',
  read(results) {
    const found = targetError(results);
    if (outcomeOf(results, 'names')?.kind !== 'named' || found?.error !== 'ERR_NAME_NOT_RESOLVED')
      return undefined;
    return { confidence: 'likely', because: [found.by, 'names'] };
  },
};

const stoppedEarlier: Pattern = {
  id: 'command-line-stopped-earlier',
  title:
    'The command line does not come as far as the browser: it has a network, name servers and trusted authorities of its own',
  supports: [],
  beside: true,
  next: 'Run it on the browser’s machine; where the browser uses a proxy or a company’s authority (--ca), the command line needs them too.',
  read: (results) =>
    failedEarlier(results) ? { confidence: 'certain', because: ['other-client'] } : undefined,
};

export const addressPatterns: readonly Pattern[] = [...familyPatterns, nameElsewhere, stoppedEarlier];
