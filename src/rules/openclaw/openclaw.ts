import { openclawConnectRequest } from './openclaw-connect-request.ts';
import { openclawDeviceIdentity } from './openclaw-device-identity.ts';
import { openclawDeviceProof } from './openclaw-device-proof.ts';
import { openclawGatewayDied } from './openclaw-gateway-died.ts';
import { openclawHandshakeExcess } from './openclaw-handshake-excess.ts';
import { openclawIdentity } from './openclaw-identity.ts';
import { openclawLimits } from './openclaw-limits.ts';
import { openclawMuteClose } from './openclaw-mute-close.ts';
import { openclawNotRunning } from './openclaw-not-running.ts';
import { openclawOrigin } from './openclaw-origin.ts';
import { openclawOther } from './openclaw-other.ts';
import { openclawPairing } from './openclaw-pairing.ts';
import { openclawPlainPort } from './openclaw-plain-port.ts';
import { openclawPongsLost } from './openclaw-pongs-lost.ts';
import { openclawProtocol } from './openclaw-protocol.ts';
import { openclawProxy } from './openclaw-proxy.ts';
import { openclawProxyIdle } from './openclaw-proxy-idle.ts';
import { openclawRefusedAccess } from './openclaw-refused-access.ts';
import { openclawRequests } from './openclaw-requests.ts';
import { openclawRestartGap } from './openclaw-restart-gap.ts';
import { openclawRevoked } from './openclaw-revoked.ts';
import { openclawSecret } from './openclaw-secret.ts';
import { openclawShutdown } from './openclaw-shutdown.ts';
import { openclawSilence } from './openclaw-silence.ts';
import { openclawStarting } from './openclaw-starting.ts';
import { openclawTrustedProxy } from './openclaw-trusted-proxy.ts';
import { openclawUpgradeLost } from './openclaw-upgrade-lost.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** The end of an open connection comes before the failed attempts that follow from it. */
const known: readonly OpenClawRule[] = [
  openclawRestartGap,
  ...openclawShutdown,
  ...openclawStarting,
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
  ...openclawMuteClose,
  ...openclawHandshakeExcess,
  ...openclawLimits,
  ...openclawSilence,
  openclawPongsLost,
  openclawGatewayDied,
  openclawProxyIdle,
  openclawNotRunning,
  openclawPlainPort,
  openclawUpgradeLost,
  ...openclawProxy,
  ...openclawRequests,
];

/** All faults of an OpenClaw gateway, in order of priority. */
export const openclawRules: readonly OpenClawRule[] = [...known, ...openclawOther(known)];
