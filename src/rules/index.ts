import type { Rule } from '../rule.ts';
import { apiKeyRejected } from './api-key-rejected.ts';
import { appCloseCode } from './app-close-code.ts';
import { backpressure } from './backpressure.ts';
import { badGatewayCode } from './bad-gateway-code.ts';
import { badRequest } from './bad-request.ts';
import { badUpgradeResponse } from './bad-upgrade-response.ts';
import { certificateExpired } from './certificate-expired.ts';
import { certificateInvalid } from './certificate-invalid.ts';
import { certificateUntrusted } from './certificate-untrusted.ts';
import { certificateWrongHost } from './certificate-wrong-host.ts';
import { clientCertificate } from './client-certificate.ts';
import { closedAfterOpen } from './closed-after-open.ts';
import { closedByPage } from './closed-by-page.ts';
import { closedByTransport } from './closed-by-transport.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionTimedOut } from './connection-timed-out.ts';
import { credentialsInClear } from './credentials-in-clear.ts';
import { cspBlocked } from './csp-blocked.ts';
import { duplicatesAfterReconnect } from './duplicates-after-reconnect.ts';
import { errorReplies } from './error-replies.ts';
import { extensionMismatch } from './extension-mismatch.ts';
import { forbidden } from './forbidden.ts';
import { forbiddenCode } from './forbidden-code.ts';
import { formatMismatch } from './format-mismatch.ts';
import { handshakeReset } from './handshake-reset.ts';
import { heartbeatLate } from './heartbeat-late.ts';
import { heartbeatMissing } from './heartbeat-missing.ts';
import { hostNotFound } from './host-not-found.ts';
import { idleTimeout } from './idle-timeout.ts';
import { internalError } from './internal-error.ts';
import { invalidPayload } from './invalid-payload.ts';
import { invalidUrl } from './invalid-url.ts';
import { leakingSockets } from './leaking-sockets.ts';
import { localNetworkAccess } from './local-network-access.ts';
import { mainThreadStalls } from './main-thread-stalls.ts';
import { messageTooBig } from './message-too-big.ts';
import { missingHandlers } from './missing-handlers.ts';
import { mixedContent } from './mixed-content.ts';
import { networkLost } from './network-lost.ts';
import { noFallback } from './no-fallback.ts';
import { noReconnect } from './no-reconnect.ts';
import { noResponse } from './no-response.ts';
import { notAWebsocketEndpoint } from './not-a-websocket-endpoint.ts';
import { notFound } from './not-found.ts';
import { notHttp } from './not-http.ts';
import { offline } from './offline.ts';
import { openclawRules } from './openclaw.ts';
import { originRefused } from './origin-refused.ts';
import { originUnchecked } from './origin-unchecked.ts';
import { pageLeft } from './page-left.ts';
import { policyViolation } from './policy-violation.ts';
import { pollingFallback } from './polling-fallback.ts';
import { prevention } from './prevention.ts';
import { protocolError } from './protocol-error.ts';
import { protocolErrorCode } from './protocol-error-code.ts';
import { proxyRefused } from './proxy-refused.ts';
import { rateClosed } from './rate-closed.ts';
import { rateLimited } from './rate-limited.ts';
import { reasonHidden } from './reason-hidden.ts';
import { reconnectStorm } from './reconnect-storm.ts';
import { redirected } from './redirected.ts';
import { secretInUrl } from './secret-in-url.ts';
import { sentAfterClose } from './sent-after-close.ts';
import { sentTooEarly } from './sent-too-early.ts';
import { serverCrashed } from './server-crashed.ts';
import { serverError } from './server-error.ts';
import { serviceRestart } from './service-restart.ts';
import { slowReplies } from './slow-replies.ts';
import { stickySessions } from './sticky-sessions.ts';
import { stuckConnecting } from './stuck-connecting.ts';
import { subprotocolMismatch } from './subprotocol-mismatch.ts';
import { timeoutCode } from './timeout-code.ts';
import { tlsVersion } from './tls-version.ts';
import { tokenAudience } from './token-audience.ts';
import { tokenExpired } from './token-expired.ts';
import { tokenLifetime } from './token-lifetime.ts';
import { tokenMalformed } from './token-malformed.ts';
import { tokenNotYetValid } from './token-not-yet-valid.ts';
import { tokenOutlived } from './token-outlived.ts';
import { tokenRunOut } from './token-run-out.ts';
import { tooManySockets } from './too-many-sockets.ts';
import { tryAgainLater } from './try-again-later.ts';
import { unansweredRequests } from './unanswered-requests.ts';
import { unassignedCode } from './unassigned-code.ts';
import { unauthorized } from './unauthorized.ts';
import { unauthorizedCode } from './unauthorized-code.ts';
import { unexplainedFailure } from './unexplained-failure.ts';
import { unsafePort } from './unsafe-port.ts';
import { unsupportedData } from './unsupported-data.ts';
import { urlSlipRule } from './url-slip.ts';
import { wsToTlsPort } from './ws-to-tls-port.ts';
import { wssToPlainPort } from './wss-to-plain-port.ts';

/** In order of priority: of two findings that are equally bad and equally certain, the earlier comes first. */
export const rules: readonly Rule[] = [
  mixedContent,
  invalidUrl,
  cspBlocked,
  tooManySockets,
  networkLost,
  offline,
  ...openclawRules,
  urlSlipRule,
  stickySessions,
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
  tokenAudience,
  tokenMalformed,
  tokenNotYetValid,
  tokenExpired,
  apiKeyRejected,
  originRefused,
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
  tokenOutlived,
  rateClosed,
  messageTooBig,
  policyViolation,
  internalError,
  tryAgainLater,
  unsupportedData,
  invalidPayload,
  protocolErrorCode,
  badGatewayCode,
  unauthorizedCode,
  forbiddenCode,
  timeoutCode,
  appCloseCode,
  unassignedCode,
  closedAfterOpen,
  idleTimeout,
  serverCrashed,
  serviceRestart,
  closedByTransport,
  reasonHidden,
  unexplainedFailure,
  formatMismatch,
  pollingFallback,
  credentialsInClear,
  secretInUrl,
  originUnchecked,
  reconnectStorm,
  leakingSockets,
  sentAfterClose,
  sentTooEarly,
  missingHandlers,
  backpressure,
  heartbeatLate,
  unansweredRequests,
  errorReplies,
  tokenLifetime,
  tokenRunOut,
  mainThreadStalls,
  slowReplies,
  duplicatesAfterReconnect,
  closedByPage,
  pageLeft,
  heartbeatMissing,
  noReconnect,
  noFallback,
  prevention,
];
