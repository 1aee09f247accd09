import type { Rule } from '../rule.ts';
import { badRequest } from './bad-request.ts';
import { badUpgradeResponse } from './bad-upgrade-response.ts';
import { certificateExpired } from './certificate-expired.ts';
import { certificateInvalid } from './certificate-invalid.ts';
import { certificateUntrusted } from './certificate-untrusted.ts';
import { certificateWrongHost } from './certificate-wrong-host.ts';
import { clientCertificate } from './client-certificate.ts';
import { closedByPage } from './closed-by-page.ts';
import { closedByTransport } from './closed-by-transport.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionTimedOut } from './connection-timed-out.ts';
import { cspBlocked } from './csp-blocked.ts';
import { extensionMismatch } from './extension-mismatch.ts';
import { forbidden } from './forbidden.ts';
import { handshakeReset } from './handshake-reset.ts';
import { hostNotFound } from './host-not-found.ts';
import { idleTimeout } from './idle-timeout.ts';
import { internalError } from './internal-error.ts';
import { invalidUrl } from './invalid-url.ts';
import { localNetworkAccess } from './local-network-access.ts';
import { messageTooBig } from './message-too-big.ts';
import { mixedContent } from './mixed-content.ts';
import { noResponse } from './no-response.ts';
import { notAWebsocketEndpoint } from './not-a-websocket-endpoint.ts';
import { notFound } from './not-found.ts';
import { notHttp } from './not-http.ts';
import { offline } from './offline.ts';
import { openclawRules } from './openclaw.ts';
import { pageLeft } from './page-left.ts';
import { policyViolation } from './policy-violation.ts';
import { protocolError } from './protocol-error.ts';
import { proxyRefused } from './proxy-refused.ts';
import { rateLimited } from './rate-limited.ts';
import { reasonHidden } from './reason-hidden.ts';
import { redirected } from './redirected.ts';
import { serverError } from './server-error.ts';
import { serviceRestart } from './service-restart.ts';
import { stuckConnecting } from './stuck-connecting.ts';
import { subprotocolMismatch } from './subprotocol-mismatch.ts';
import { tlsVersion } from './tls-version.ts';
import { tooManySockets } from './too-many-sockets.ts';
import { tryAgainLater } from './try-again-later.ts';
import { unauthorized } from './unauthorized.ts';
import { unexplainedFailure } from './unexplained-failure.ts';
import { unsafePort } from './unsafe-port.ts';
import { wsToTlsPort } from './ws-to-tls-port.ts';
import { wssToPlainPort } from './wss-to-plain-port.ts';

/** In order of priority: of two findings that are equally bad and equally certain, the earlier comes first. */
export const rules: readonly Rule[] = [
  mixedContent,
  invalidUrl,
  cspBlocked,
  tooManySockets,
  offline,
  ...openclawRules,
  connectionRefused,
  hostNotFound,
  connectionTimedOut,
  proxyRefused,
  localNetworkAccess,
  unsafePort,
  certificateExpired,
  certificateWrongHost,
  certificateUntrusted,
  certificateInvalid,
  tlsVersion,
  clientCertificate,
  wssToPlainPort,
  wsToTlsPort,
  unauthorized,
  forbidden,
  badRequest,
  notFound,
  redirected,
  rateLimited,
  serverError,
  notAWebsocketEndpoint,
  notHttp,
  handshakeReset,
  noResponse,
  subprotocolMismatch,
  extensionMismatch,
  badUpgradeResponse,
  stuckConnecting,
  protocolError,
  messageTooBig,
  policyViolation,
  internalError,
  tryAgainLater,
  idleTimeout,
  serviceRestart,
  closedByTransport,
  reasonHidden,
  unexplainedFailure,
  closedByPage,
  pageLeft,
];
