import type { Rule } from '../diagnosis/rule.ts';
import { fixesForReader } from '../fixes/fixes-for-reader.ts';
import { appCloseCode } from './close/app-close-code.ts';
import { badGatewayCode } from './close/bad-gateway-code.ts';
import { closeCodeNotLogged } from './close/close-code-not-logged.ts';
import { closedAfterOpen } from './close/closed-after-open.ts';
import { closedByPage } from './close/closed-by-page.ts';
import { closedByTransport } from './close/closed-by-transport.ts';
import { endedByServerFault } from './close/ended-by-server-fault.ts';
import { errorCloseReason } from './close/error-close-reason.ts';
import { forbiddenCode } from './close/forbidden-code.ts';
import { idleTimeout } from './close/idle-timeout.ts';
import { internalError } from './close/internal-error.ts';
import { invalidPayload } from './close/invalid-payload.ts';
import { networkLost } from './close/network-lost.ts';
import { pageLeft } from './close/page-left.ts';
import { policyViolation } from './close/policy-violation.ts';
import { protocolError } from './close/protocol-error.ts';
import { protocolErrorCode } from './close/protocol-error-code.ts';
import { proxyIdleTimeout } from './close/proxy-idle-timeout.ts';
import { rateClosed } from './close/rate-closed.ts';
import { serverCrashed } from './close/server-crashed.ts';
import { serviceRestart } from './close/service-restart.ts';
import { silentBackend } from './close/silent-backend.ts';
import { timeoutCode } from './close/timeout-code.ts';
import { tryAgainLater } from './close/try-again-later.ts';
import { unassignedCode } from './close/unassigned-code.ts';
import { unauthorizedCode } from './close/unauthorized-code.ts';
import { unsupportedData } from './close/unsupported-data.ts';
import { upstreamDropped } from './close/upstream-dropped.ts';
import { connectionRefused } from './connect/connection-refused.ts';
import { connectionTimedOut } from './connect/connection-timed-out.ts';
import { cspBlocked } from './connect/csp-blocked.ts';
import { handshakeUnanswered } from './connect/handshake-unanswered.ts';
import { hostNotFound } from './connect/host-not-found.ts';
import { invalidUrl } from './connect/invalid-url.ts';
import { localNetworkAccess } from './connect/local-network-access.ts';
import { mixedContent } from './connect/mixed-content.ts';
import { offline } from './connect/offline.ts';
import { proxyRefused } from './connect/proxy-refused.ts';
import { reasonHidden } from './connect/reason-hidden.ts';
import { stuckConnecting } from './connect/stuck-connecting.ts';
import { unexplainedFailure } from './connect/unexplained-failure.ts';
import { unsafePort } from './connect/unsafe-port.ts';
import { urlSlipRule } from './connect/url-slip.ts';
import { wsToTlsPort } from './connect/ws-to-tls-port.ts';
import { wssToPlainPort } from './connect/wss-to-plain-port.ts';
import { apiKeyRejected } from './handshake/api-key-rejected.ts';
import { badRequest } from './handshake/bad-request.ts';
import { badUpgradeResponse } from './handshake/bad-upgrade-response.ts';
import { certificateExpired } from './handshake/certificate-expired.ts';
import { certificateInvalid } from './handshake/certificate-invalid.ts';
import { certificateUntrusted } from './handshake/certificate-untrusted.ts';
import { certificateWrongHost } from './handshake/certificate-wrong-host.ts';
import { clientCertificate } from './handshake/client-certificate.ts';
import { extensionMismatch } from './handshake/extension-mismatch.ts';
import { forbidden } from './handshake/forbidden.ts';
import { handshakeReset } from './handshake/handshake-reset.ts';
import { noResponse } from './handshake/no-response.ts';
import { notAWebsocketEndpoint } from './handshake/not-a-websocket-endpoint.ts';
import { notFound } from './handshake/not-found.ts';
import { notHttp } from './handshake/not-http.ts';
import { originRefused } from './handshake/origin-refused.ts';
import { rateLimited } from './handshake/rate-limited.ts';
import { redirected } from './handshake/redirected.ts';
import { serverError } from './handshake/server-error.ts';
import { subprotocolMismatch } from './handshake/subprotocol-mismatch.ts';
import { tlsVersion } from './handshake/tls-version.ts';
import { tokenAudience } from './handshake/token-audience.ts';
import { tokenExpired } from './handshake/token-expired.ts';
import { tokenMalformed } from './handshake/token-malformed.ts';
import { tokenNotYetValid } from './handshake/token-not-yet-valid.ts';
import { tokenOutlived } from './handshake/token-outlived.ts';
import { unauthorized } from './handshake/unauthorized.ts';
import { upstreamFailed } from './handshake/upstream-failed.ts';
import { heartbeatLate } from './lifecycle/heartbeat-late.ts';
import { heartbeatMissing } from './lifecycle/heartbeat-missing.ts';
import { leakingSockets } from './lifecycle/leaking-sockets.ts';
import { missingHandlers } from './lifecycle/missing-handlers.ts';
import { noFallback } from './lifecycle/no-fallback.ts';
import { noReconnect } from './lifecycle/no-reconnect.ts';
import { pollingFallback } from './lifecycle/polling-fallback.ts';
import { prevention } from './lifecycle/prevention.ts';
import { reconnectLoop } from './lifecycle/reconnect-loop.ts';
import { reconnectStorm } from './lifecycle/reconnect-storm.ts';
import { stickySessions } from './lifecycle/sticky-sessions.ts';
import { tooManySockets } from './lifecycle/too-many-sockets.ts';
import { backpressure } from './messages/backpressure.ts';
import { duplicatesAfterReconnect } from './messages/duplicates-after-reconnect.ts';
import { errorReplies } from './messages/error-replies.ts';
import { formatMismatch } from './messages/format-mismatch.ts';
import { mainThreadStalls } from './messages/main-thread-stalls.ts';
import { messageTooBig } from './messages/message-too-big.ts';
import { mqttSessionTaken } from './messages/mqtt-session-taken.ts';
import { sentAfterClose } from './messages/sent-after-close.ts';
import { sentTooEarly } from './messages/sent-too-early.ts';
import { serverErrorMessage } from './messages/server-error-message.ts';
import { serviceError } from './messages/service-error.ts';
import { slowReplies } from './messages/slow-replies.ts';
import { socketIoVersion } from './messages/socket-io-version.ts';
import { streamError } from './messages/stream-error.ts';
import { streamRefusal } from './messages/stream-refusal.ts';
import { unansweredRequests } from './messages/unanswered-requests.ts';
import { openclawRules } from './openclaw/openclaw.ts';
import { credentialsInClear } from './security/credentials-in-clear.ts';
import { originUnchecked } from './security/origin-unchecked.ts';
import { secretInUrl } from './security/secret-in-url.ts';
import { tokenLifetime } from './security/token-lifetime.ts';
import { tokenRunOut } from './security/token-run-out.ts';
import { testFixes } from './shared/test-fixes.ts';

/** In order of priority: of two findings with equal severity and confidence, the earlier comes first. */
const inOrder = [
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
  handshakeUnanswered,
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
  socketIoVersion,
  closeCodeNotLogged,
  upstreamFailed,
  proxyIdleTimeout,
  endedByServerFault,
  upstreamDropped,
  errorCloseReason,
  appCloseCode,
  unassignedCode,
  serviceError,
  streamError,
  mqttSessionTaken,
  serverErrorMessage,
  silentBackend,
  closedAfterOpen,
  idleTimeout,
  serverCrashed,
  serviceRestart,
  reconnectLoop,
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
  streamRefusal,
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
] as const satisfies readonly Rule[];

export type RuleId = (typeof inOrder)[number]['id'];

type Suppressed = NonNullable<(typeof inOrder)[number]['suppresses']>[number];
type Nothing<T extends never> = T;
/** Does not compile if a rule names an unknown rule. */
export type UnknownSuppressed = Nothing<Exclude<Suppressed, RuleId>>;

/** As their files define them: with every fix, whoever runs the server. */
export const rulesAsDefined: readonly Rule[] = inOrder;

/** The same, with what the experiments found first, and with fixes that fit whoever runs the server. */
export const rules: readonly Rule[] = inOrder.map((rule: Rule) => ({
  ...rule,
  fixes: (match, connection, session) =>
    fixesForReader(
      [...testFixes(rule, connection), ...rule.fixes(match, connection, session)],
      connection,
      session,
    ),
}));
