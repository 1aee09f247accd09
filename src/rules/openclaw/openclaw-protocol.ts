import { numberAt } from '../../shared/json-shape.ts';
import { onGatewayHost } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import { gatewayAge } from './shared/gateway-version.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const reload = {
  title: 'Reload the page without the cache',
  detail:
    'Ctrl+Shift+R, or Cmd+Shift+R: the gateway serves the page that fits it. A service worker or a proxy may still hold the old one; unregister it, or clear the site data.',
};

const restart = onGatewayHost(
  'Finish the update of the gateway',
  'An update that was not followed by a restart leaves the old gateway running. The second command names clients of other releases.',
  'openclaw gateway restart\nopenclaw gateway status --deep',
);

const outdated = ({ refusal }: GatewayCase): boolean =>
  refusal?.details.reloadRequired === true || refusal?.code === 'UNAVAILABLE';

/** Protocol 3 rejected without its own code. */
const mismatch = (found: GatewayCase): boolean =>
  refusedFor(found, 'PROTOCOL_MISMATCH') || found.refusal?.message === 'protocol mismatch';

/** The protocols that the client offered, from the frame that rejected them or from its own. */
function offered({ refusal, facts }: GatewayCase): [low: number, high: number] | undefined {
  const low = numberAt(refusal?.details, 'clientMinProtocol') ?? facts.connect?.minProtocol;
  const high = numberAt(refusal?.details, 'clientMaxProtocol') ?? facts.connect?.maxProtocol;
  return low === undefined || high === undefined ? undefined : [low, high];
}

function compare(found: GatewayCase): string {
  const range = offered(found);
  const { protocol } = gatewayAge(found.facts);
  if (!range) return 'OpenClaw gateway: protocol versions differ';
  const [low, high] = range;
  const speaks = low === high ? `protocol ${low}` : `protocols ${low} to ${high}`;
  const who = high < protocol ? 'client is older' : 'gateway is older';
  return `The ${who}: the client speaks ${speaks}, the OpenClaw gateway protocol ${protocol}`;
}

const fault = { scenario: 'D2', spec: 'gateway/protocol/versioning' } as const;

export const openclawProtocol: readonly OpenClawRule[] = [
  gatewayRule({
    ...fault,
    id: 'openclaw-page-outdated',
    title: 'OpenClaw gateway was updated: reload this page',
    check: 'build of the page',
    shows: (found) => refusedFor(found, 'CONTROL_UI_BUILD_MISMATCH') || (mismatch(found) && outdated(found)),
    fixes: () => [reload, restart],
  }),
  gatewayRule({
    ...fault,
    id: 'openclaw-protocol-mismatch',
    title: 'OpenClaw gateway: protocol versions differ',
    check: 'protocol version',
    says: compare,
    shows: (found) => mismatch(found) && !outdated(found),
    fixes: (found) =>
      (offered(found)?.[1] ?? 0) < gatewayAge(found.facts).protocol ? [reload, restart] : [restart, reload],
  }),
  gatewayRule({
    ...fault,
    id: 'openclaw-client-version-mismatch',
    title: 'OpenClaw gateway does not support this client version',
    check: 'build of the page',
    shows: (found) => refusedFor(found, 'CLIENT_VERSION_MISMATCH'),
    fixes: () => [
      onGatewayHost(
        'Bring both to one release',
        'On the host of the gateway and on that of the client.',
        'openclaw --version\nopenclaw update',
      ),
    ],
  }),
];
