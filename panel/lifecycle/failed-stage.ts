import type { WireFacts } from '../../src/session/connection.ts';

/** The steps of a browser before the upgrade request. */
export type NetworkStage = 'DNS' | 'TCP' | 'TLS';

/**
 * By the prefix of a `net::` error's name (Chromium net/base/net_error_list.h); an unknown one may belong to any step.
 */
const STAGES: readonly (readonly [RegExp, readonly NetworkStage[]])[] = [
  [/^ERR_(?:NAME_|DNS_|ICANN_NAME)/, ['DNS']],
  [/^ERR_(?:CERT_|SSL_|BAD_SSL|ALPN_|ECH_)/, ['TLS']],
  [
    /^ERR_(?:CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|ADDRESS_|NETWORK_ACCESS|PROXY_|TUNNEL_|SOCKS_|UNSAFE_PORT|BLOCKED_BY_LOCAL)/,
    ['TCP'],
  ],
  [/^ERR_(?:CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE)/, ['TCP', 'TLS']],
];

const ANY: readonly NetworkStage[] = ['DNS', 'TCP', 'TLS'];

/** The step at which a handshake failed before its upgrade request was sent. */
export function failedStages({ failure }: WireFacts): readonly NetworkStage[] {
  switch (failure?.kind) {
    case 'net':
      return STAGES.find(([name]) => name.test(failure.error))?.[1] ?? ANY;
    case 'canceled':
      return ['TLS'];
    case 'proxy-auth':
    case 'proxy-tunnel':
      return ['TCP'];
    default:
      return ANY;
  }
}
