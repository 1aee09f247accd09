import type { Fix } from '../../diagnosis/rule.ts';
import { shellQuote } from '../../shared/shell-quote.ts';
import { onGatewayHost, readLog, trustProxy } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const MISSING = /^trusted_proxy_missing_header_([a-z0-9-]{1,60})$/;

const reasonOf = ({ refusal }: GatewayCase): string => refusal?.reason ?? '';
const headerOf = (found: GatewayCase): string => MISSING.exec(reasonOf(found))?.[1] ?? 'the header';

const onTheUpgrade: Fix = {
  title: 'Send it with the upgrade request too',
  detail:
    'Proxies often add identity headers to pages only. The WebSocket handshake is a request of its own, and passes its own location block.',
  snippet: 'proxy_set_header X-Forwarded-User $remote_user;\nproxy_set_header X-Forwarded-Proto $scheme;',
  language: 'nginx',
};

const show = (key: string): string => `openclaw config get gateway.auth.trustedProxy.${key}`;

type Row = Pick<GatewayFault, 'id' | 'title' | 'says' | 'fixes'> & { reason: RegExp };

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-trusted-proxy-loopback',
    title: 'OpenClaw gateway does not trust a proxy on its own host',
    reason: /^trusted_proxy_(?:loopback|local_interface)_source$/,
    fixes: () => [
      onGatewayHost(
        'Let a proxy on the same host speak for users',
        "On the gateway's host. Every local process can then claim to be any user: only with the gateway shut off from outside, and a proxy that overwrites the headers.",
        `openclaw config set gateway.auth.trustedProxy.allowLoopback true\nopenclaw config set gateway.trustedProxies ${shellQuote('["127.0.0.1","::1"]')} --strict-json`,
      ),
    ],
  },
  {
    id: 'openclaw-trusted-proxy-source',
    title: 'OpenClaw gateway: request not from a trusted proxy',
    reason: /^trusted_proxy_(?:untrusted_source|no_proxies_configured|config_missing)$/,
    fixes: () => [trustProxy()],
  },
  {
    id: 'openclaw-trusted-proxy-header-missing',
    title: 'OpenClaw gateway: the proxy omits a required header',
    says: (found) => `The proxy did not send ${headerOf(found)}, which the OpenClaw gateway requires`,
    reason: MISSING,
    fixes: (found) => [
      { ...onTheUpgrade, title: `Set ${headerOf(found)} in the proxy` },
      onGatewayHost(
        'Compare with what the gateway requires',
        'In this mode a token does not help: who comes past the proxy is refused.',
        show('requiredHeaders'),
      ),
    ],
  },
  {
    id: 'openclaw-trusted-proxy-user-missing',
    title: 'OpenClaw gateway: the proxy sends no user name',
    reason: /^trusted_proxy_user_missing$/,
    fixes: () => [
      onTheUpgrade,
      onGatewayHost('See which header names the user', 'It must not be blank.', show('userHeader')),
    ],
  },
  {
    id: 'openclaw-trusted-proxy-user-not-allowed',
    title: 'OpenClaw gateway: user not in the list of allowed users',
    reason: /^trusted_proxy_user_not_allowed$/,
    fixes: () => [
      onGatewayHost('Put the user on the list', 'Spelled as the proxy sends it.', show('allowUsers')),
      readLog('It shows the user as it arrived.'),
    ],
  },
];

export const openclawTrustedProxy: readonly OpenClawRule[] = ROWS.map(({ reason, ...words }) =>
  gatewayRule({
    ...words,
    scenario: 'B1',
    spec: 'gateway/trusted-proxy-auth',
    check: 'token or password',
    shows: (found) =>
      refusedFor(found, 'AUTH_UNAUTHORIZED', 'AUTH_IDENTITY_HEADER_REQUIRED') && reason.test(reasonOf(found)),
  }),
);
