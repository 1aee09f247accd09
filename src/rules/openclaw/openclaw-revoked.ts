import { onGatewayHost, readLog, showToken } from './shared/fixes.ts';
import { closedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

type Row = Pick<GatewayFault, 'id' | 'title' | 'says' | 'fixes'> & { reason: RegExp };

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-auth-changed',
    title: 'OpenClaw gateway: its token or password was changed',
    reason: /^gateway auth changed$/,
    fixes: (found) => [
      {
        ...showToken(found),
        title: 'Enter the new secret',
        detail: `The Control UI tries once more with its stored device token, and then stops. ${showToken(found).detail}`,
      },
    ],
  },
  {
    id: 'openclaw-device-removed',
    title: 'OpenClaw gateway: this device was removed',
    reason: /^device removed$/,
    fixes: () => [
      onGatewayHost(
        'Pair it again, if it was removed by mistake',
        'Reload the page: it asks again, and its request appears in the list under a new id.',
        'openclaw devices list\nopenclaw devices approve REQUEST_ID',
      ),
    ],
  },
  {
    id: 'openclaw-access-changed',
    title: 'OpenClaw gateway: access of this client was changed',
    reason: /^(?!gateway auth changed$|device removed$)/,
    fixes: () => [
      readLog('The close reason says what was changed: a policy, a role, or the client was invalidated.'),
      onGatewayHost(
        'Compare what is approved',
        'Reload the page when the list is correct.',
        'openclaw devices list',
      ),
    ],
  },
];

/** 4001 on the main connection; OpenClaw's other connections use it for other things and send no challenge. */
export const openclawRevoked: readonly OpenClawRule[] = ROWS.map(({ reason, ...words }) =>
  gatewayRule({
    ...words,
    scenario: 'C5',
    requires: ['page'],
    shows: (found) => closedFor(found, 4001, reason),
  }),
);
