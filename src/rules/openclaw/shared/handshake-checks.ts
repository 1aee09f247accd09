import type { Fix } from '../../../diagnosis/rule.ts';
import type { GatewayCase } from './gateway-case.ts';
import { isOldGateway } from './gateway-version.ts';

/** The gateway's checks before hello, in its order (src/gateway/server/ws-connection). */
const CHECKS = [
  'form of the request',
  'protocol version',
  'role',
  'Origin',
  'device key',
  'device signature',
  'token or password',
  'pairing',
  'build of the page',
] as const;
export type Check = (typeof CHECKS)[number];

/** Errors after which the Control UI of 2026.9.6 does not retry (its reconnect-policy.ts). */
const STOPS_ON =
  /^(?:AUTH_TOKEN_\w+|AUTH_PASSWORD_\w+|AUTH_RATE_LIMITED|AUTH_(?:DEVICE|BOOTSTRAP)_TOKEN_\w+|AUTH_SCOPE_MISMATCH|AUTH_IDENTITY_HEADER_REQUIRED|AUTH_VERIFIED_USER_REQUIRED|CONTROL_UI_BUILD_MISMATCH|PROTOCOL_MISMATCH|(?:CONTROL_UI_)?DEVICE_IDENTITY_REQUIRED|PAIRING_REQUIRED)$/;

/** The last step of every fix: the first failed check hides later ones. */
export function connectAgain(check: Check, found: GatewayCase): Fix {
  const hidden = CHECKS.slice(CHECKS.indexOf(check) + 1);
  const next =
    hidden.length === 0
      ? ''
      : ` The gateway stops at the first check that fails, so another error may come next: it has not told yet about ${list(hidden)}.`;
  return { title: 'Reconnect after the fix', detail: `${retries(found)}${next}` };
}

function retries({ refusal, facts }: GatewayCase): string {
  if (!refusal || isOldGateway(facts)) return 'Reload the page after the fix.';
  const waits =
    refusal.details.pauseReconnect === false || refusal.details.recommendedNextStep === 'wait_then_retry';
  const stops =
    STOPS_ON.test(refusal.detailCode ?? '') && !(waits && refusal.detailCode === 'PAIRING_REQUIRED');
  return stops
    ? 'The Control UI of 2026.9.6 stops retrying after this error: press Connect or reload the page.'
    : 'The Control UI keeps retrying after this error, and connects by itself after the fix.';
}

function list(names: readonly string[]): string {
  return names.length === 1
    ? `the ${names[0]}`
    : `the ${names.slice(0, -1).join(', the ')} and the ${names.at(-1)}`;
}
