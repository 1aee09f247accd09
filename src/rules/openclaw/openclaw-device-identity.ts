import type { Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { shellQuote } from '../../shared/shell-quote.ts';
import { SIGNED_TEXT } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import { isOldGateway } from './shared/gateway-version.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const DEAD_KEYS =
  'The keys allowInsecureAuth and dangerouslyDisableDeviceAuth, which many answers name, have no effect in 2026.9.6: the gateway removes them when it starts.';

function secureContext({ connection, session }: GatewayCase): Fix {
  const { host, port } = commandTarget(connection, session);
  return {
    title: 'Open the Control UI over HTTPS or on localhost',
    detail:
      'Releases of protocol 3 need crypto.subtle for the device key, which browsers give to HTTPS pages and to localhost only. A tunnel makes the gateway local; Tailscale Serve gives it HTTPS. Newer releases (2026.9.6 for one) work over plain HTTP.',
    snippet: `ssh -N -L 18789:127.0.0.1:${port} ${shellQuote(`USER@${host}`)}\n# then open http://localhost:18789`,
    language: 'sh',
  };
}

const signIt: Fix = {
  title: 'Sign with a device key in the client',
  detail: `An Ed25519 key pair; id is the SHA-256 of the raw public key in hex; sign the text below and send it as device { id, publicKey, signature, signedAt, nonce }. The shared secret does not replace it. ${DEAD_KEYS}`,
  snippet: SIGNED_TEXT,
  language: 'text',
};

export const openclawDeviceIdentity: readonly OpenClawRule[] = [
  gatewayRule({
    id: 'openclaw-device-identity-required',
    scenario: 'B1',
    spec: 'gateway/protocol/auth',
    title: 'OpenClaw gateway requires a device key; none was sent',
    check: 'device key',
    shows: (found) => refusedFor(found, 'DEVICE_IDENTITY_REQUIRED'),
    fixes: () => [signIt],
  }),
  gatewayRule({
    id: 'openclaw-insecure-context',
    scenario: 'A7',
    spec: 'web/control-ui/connect-and-pair',
    title: 'OpenClaw Control UI has no device key on this page',
    check: 'device key',
    says: ({ facts }) =>
      isOldGateway(facts)
        ? 'This release of OpenClaw needs HTTPS or localhost: the Control UI cannot make its device key here'
        : 'The client calls itself a Control UI of OpenClaw and sent no device key',
    shows: (found) => refusedFor(found, 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED'),
    fixes: (found) => (isOldGateway(found.facts) ? [secureContext(found)] : [signIt]),
  }),
];
