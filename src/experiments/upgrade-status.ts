import { outcomeOf, type Results, statusOf } from './experiment-result.ts';
import type { Reading } from './pattern.ts';

/** The status of the rejected upgrade, from any experiment that saw it. */
export function upgradeStatus(
  results: Results,
): { status: number; by: 'other-client' | 'again' | 'seen' } | undefined {
  for (const by of ['other-client', 'again', 'seen'] as const) {
    const status = statusOf(results, by);
    if (status !== undefined) return { status, by };
  }
  return undefined;
}

/** Programs that run in front of other servers. */
const PROXIES = /nginx|openresty|apache|caddy|haproxy|traefik|envoy|cloudflare|awselb|litespeed|iis/i;

/** The proxy that answers a plain GET of this URL, as it names itself. */
function proxyOf(results: Results): string | undefined {
  const outcome = outcomeOf(results, 'get');
  return outcome?.kind === 'answered' && PROXIES.test(outcome.server) ? outcome.server : undefined;
}

/** 200 and 404 are ordinary responses to a request without an upgrade. */
export function proxyKeepsUpgrade(results: Results): Reading | undefined {
  const upgrade = upgradeStatus(results);
  const proxy = proxyOf(results);
  if (proxy === undefined || (upgrade?.status !== 200 && upgrade?.status !== 404)) return undefined;
  return {
    confidence: 'likely',
    because: [upgrade.by, 'get'],
    title: `${proxy} answers the upgrade with ${upgrade.status}, as it would a plain request: it loses the Upgrade header, or does not pass this path on to the WebSocket server`,
  };
}
