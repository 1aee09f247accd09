import { onGatewayHost, readLog } from './shared/fixes.ts';
import { refusedFor } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const TAILSCALE = ['IDENTITY_MISSING', 'PROXY_MISSING', 'WHOIS_FAILED', 'IDENTITY_MISMATCH'];

/** Users authenticated by another system. */
export const openclawIdentity: readonly OpenClawRule[] = [
  gatewayRule({
    id: 'openclaw-tailscale-identity',
    title: 'OpenClaw gateway cannot identify the Tailscale user',
    scenario: 'B1',
    spec: 'gateway/tailscale',
    check: 'token or password',
    shows: (found) => refusedFor(found, ...TAILSCALE.map((name) => `AUTH_TAILSCALE_${name}`)),
    fixes: () => [
      onGatewayHost(
        'Come in through Tailscale Serve',
        'The user is known only when the page is opened at the ts.net address that Serve prints, by a device of the tailnet. Over the plain address the gateway wants its token.',
        'tailscale serve status\ntailscale status\nopenclaw gateway status',
      ),
      readLog('It names the step that failed: no proxy headers, no user, or whois did not answer.'),
    ],
  }),
  gatewayRule({
    id: 'openclaw-verified-user-required',
    title: 'OpenClaw gateway accepts only verified users',
    scenario: 'B1',
    spec: 'gateway/authentication',
    check: 'token or password',
    shows: (found) => refusedFor(found, 'AUTH_VERIFIED_USER_REQUIRED', 'AUTHENTICATED_PROFILE_UNAVAILABLE'),
    fixes: () => [
      onGatewayHost(
        'Sign in by a way that proves who you are',
        'Roles by person are configured, and a shared token or password names nobody: use the proxy or Tailscale sign-in, or have an administrator of the gateway restore the access.',
        'openclaw config get gateway.auth.mode\nopenclaw config get gateway.roles',
      ),
    ],
  }),
];
