import { formatDuration, utcTime } from '../../shared/format.ts';
import { approveDevice, onGatewayHost, rotateDevice } from './shared/fixes.ts';
import { refusedFor } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** Credentials other than the gateway's secret: device tokens, setup codes, and too many attempts. */
export const openclawRefusedAccess: readonly OpenClawRule[] = [
  gatewayRule({
    id: 'openclaw-device-token-mismatch',
    title: 'OpenClaw gateway rejects the stored device token',
    scenario: 'B4',
    spec: 'cli/devices',
    check: 'token or password',
    shows: (found) => refusedFor(found, 'AUTH_DEVICE_TOKEN_MISMATCH'),
    fixes: (found) => [rotateDevice(found)],
  }),
  gatewayRule({
    id: 'openclaw-scope-mismatch',
    title: 'OpenClaw device token: approved scopes are not enough',
    scenario: 'B4',
    spec: 'cli/devices',
    check: 'token or password',
    shows: (found) => refusedFor(found, 'AUTH_SCOPE_MISMATCH'),
    fixes: (found) => [approveDevice(found), rotateDevice(found)],
  }),
  gatewayRule({
    id: 'openclaw-setup-code-invalid',
    title: 'OpenClaw setup code is wrong, expired, revoked or used',
    scenario: 'B4',
    spec: 'cli/qr',
    check: 'token or password',
    shows: (found) => refusedFor(found, 'AUTH_BOOTSTRAP_TOKEN_INVALID'),
    fixes: () => [
      onGatewayHost(
        'Make a new setup code',
        "On the gateway's host. A code works once and for a short time; devices that were paired with an older one are in the list.",
        'openclaw qr --setup-code-only\nopenclaw devices list',
      ),
    ],
  }),
  gatewayRule({
    id: 'openclaw-rate-limited',
    title: 'OpenClaw gateway locked this client out: too many attempts',
    scenario: 'C4',
    spec: 'gateway/config-gateway',
    check: 'token or password',
    shows: (found) => refusedFor(found, 'AUTH_RATE_LIMITED'),
    proof: ({ refusal }) => [
      refusal?.retryAfterMs === undefined
        ? undefined
        : {
            fact: `The lock ends ${formatDuration(refusal.retryAfterMs)} after this answer, at ${utcTime(refusal.at + refusal.retryAfterMs)}.`,
            events: [refusal.event],
          },
    ],
    fixes: ({ refusal }) => [
      {
        title: `Wait ${refusal?.retryAfterMs === undefined ? 'five minutes' : formatDuration(refusal.retryAfterMs)}`,
        detail:
          'Until then the right secret is refused as well. Close other tabs and clients that still try the old one: they lock it again. Ten failures a minute are allowed for each address and kind of secret, on loopback for each Origin.',
      },
      onGatewayHost(
        'Allow more tries, or shorten the lock',
        "On the gateway's host, in milliseconds.",
        'openclaw config set gateway.auth.rateLimit.maxAttempts 20\nopenclaw config set gateway.auth.rateLimit.lockoutMs 60000',
      ),
    ],
  }),
];
