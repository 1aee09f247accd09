import type { Rule } from '../rule.ts';
import { openclawBeforeHello } from './openclaw-before-hello.ts';
import { openclawConnectRequest } from './openclaw-connect-request.ts';
import { openclawCut } from './openclaw-cut.ts';
import { openclawDeviceIdentity } from './openclaw-device-identity.ts';
import { openclawDeviceProof } from './openclaw-device-proof.ts';
import { openclawHeartbeat } from './openclaw-heartbeat.ts';
import { openclawIdentity } from './openclaw-identity.ts';
import { openclawLifecycle } from './openclaw-lifecycle.ts';
import { openclawLimits } from './openclaw-limits.ts';
import { openclawOrigin } from './openclaw-origin.ts';
import { openclawOther } from './openclaw-other.ts';
import { openclawPairing } from './openclaw-pairing.ts';
import { openclawProtocol } from './openclaw-protocol.ts';
import { openclawProxy } from './openclaw-proxy.ts';
import { openclawRefusedAccess } from './openclaw-refused-access.ts';
import { openclawRequests } from './openclaw-requests.ts';
import { openclawRevoked } from './openclaw-revoked.ts';
import { openclawSecret } from './openclaw-secret.ts';
import { openclawTrustedProxy } from './openclaw-trusted-proxy.ts';
import { openclawRestartGap, openclawUnreachable } from './openclaw-unreachable.ts';

/** What ended an open connection comes before the failed attempts that follow from it. */
const known: readonly Rule[] = [
  openclawRestartGap,
  ...openclawLifecycle,
  ...openclawRevoked,
  ...openclawProtocol,
  ...openclawOrigin,
  ...openclawDeviceIdentity,
  ...openclawDeviceProof,
  ...openclawTrustedProxy,
  ...openclawIdentity,
  ...openclawSecret,
  ...openclawRefusedAccess,
  ...openclawPairing,
  ...openclawConnectRequest,
  ...openclawBeforeHello,
  ...openclawLimits,
  ...openclawHeartbeat,
  ...openclawCut,
  ...openclawUnreachable,
  ...openclawProxy,
  ...openclawRequests,
];

/** Everything that goes wrong with an OpenClaw gateway, in order of priority. */
export const openclawRules: readonly Rule[] = [...known, ...openclawOther(known)];
