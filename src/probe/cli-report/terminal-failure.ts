import type { Header } from '../../capture/captured-event.ts';
import type { HttpAnswer, HttpStep, TcpStep, TlsStep } from '../../experiments/cli-report.ts';
import { headerValue } from '../../shared/header.ts';

const CONNECTING = 'Error in connection establishment: net::';
const SHAKING = 'Error during WebSocket handshake: ';
const TIMED_OUT = 'WebSocket opening handshake timed out';

/** The system's codes (man 3 connect) as Chromium's net/base/net_error_list.h names them. */
const TCP_ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  EACCES: 'ERR_ADDRESS_UNREACHABLE',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  time: 'ERR_CONNECTION_TIMED_OUT',
  EADDRNOTAVAIL: 'ERR_ADDRESS_INVALID',
  EINVAL: 'ERR_ADDRESS_INVALID',
};

/** OpenSSL's verification codes (man 1 verify) and alerts, as Chromium names them. */
const TLS_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'ERR_CERT_DATE_INVALID'],
  [/ALTNAME_INVALID|HOSTNAME_MISMATCH/, 'ERR_CERT_COMMON_NAME_INVALID'],
  [/CERT_REVOKED/, 'ERR_CERT_REVOKED'],
  [/SELF_SIGNED|ISSUER|VERIFY_LEAF|CERT_UNTRUSTED|INVALID_CA/, 'ERR_CERT_AUTHORITY_INVALID'],
  [/CERTIFICATE_REQUIRED|BAD_CERTIFICATE|HANDSHAKE_FAILURE_CLIENT/, 'ERR_BAD_SSL_CLIENT_AUTH_CERT'],
  [
    /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|NO_PROTOCOLS|INTERNAL_ERROR/,
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  ],
  [/ECONNRESET|closed/, 'ERR_CONNECTION_CLOSED'],
];

export function dnsFailure(error: string): string {
  return error === 'time' ? TIMED_OUT : `${CONNECTING}ERR_NAME_NOT_RESOLVED`;
}

/** Of several addresses, the browser reports the last error. */
export function tcpFailure(steps: readonly TcpStep[]): string {
  return `${CONNECTING}${netErrorName(steps.at(-1)?.error ?? 'ECONNREFUSED')}`;
}

/** The browser's name for a system code, without `net::`. */
export function netErrorName(code: string): string {
  return TCP_ERRORS[code] ?? 'ERR_FAILED';
}

export function tlsFailure({ error }: TlsStep): string {
  const code = error ?? '';
  if (code === 'time') return TIMED_OUT;
  const known = TLS_ERRORS.find(([pattern]) => pattern.test(code))?.[1];
  return `${CONNECTING}${known ?? 'ERR_SSL_PROTOCOL_ERROR'}`;
}

interface HandshakeRequest {
  protocols: readonly string[];
  /** Whether permessage-deflate was offered; no other extension ever is. */
  extensions: boolean;
  /** The only valid response to the key that was sent (RFC 6455 section 4.2.2). */
  accept: string;
}

/** A browser's error for this response (RFC 6455 section 4.1); undefined if it would open the connection. */
export function handshakeFailure(step: HttpStep, request: HandshakeRequest): string | undefined {
  if (step.kind === 'answered') return answerFailure(step, request);
  switch (step.error) {
    case 'closed':
      return 'Connection closed before receiving a handshake response';
    case 'not-http':
      return `${SHAKING}net::ERR_INVALID_HTTP_RESPONSE`;
    case 'headers':
      return `${SHAKING}net::ERR_RESPONSE_HEADERS_TOO_BIG`;
    case 'cut':
      return `${SHAKING}net::ERR_CONNECTION_CLOSED`;
    case 'time':
    case 'slow-headers':
      return TIMED_OUT;
    case 'certificate':
      return `${CONNECTING}ERR_BAD_SSL_CLIENT_AUTH_CERT`;
    default:
      return `${SHAKING}net::ERR_CONNECTION_RESET`;
  }
}

function answerFailure(
  { status, headers }: HttpAnswer,
  { protocols, accept, extensions }: HandshakeRequest,
): string | undefined {
  if (status === 401) return 'HTTP Authentication failed; no valid credentials available';
  if (status === 407) return `${SHAKING}net::ERR_UNEXPECTED_PROXY_AUTH`;
  if (status !== 101) return `${SHAKING}Unexpected response code: ${status}`;
  return (
    upgradeFailure(headers, accept) ??
    protocolFailure(headers, protocols) ??
    extensionFailure(headers, extensions)
  );
}

function upgradeFailure(headers: readonly Header[], accept: string): string | undefined {
  const upgrade = headerValue(headers, 'upgrade');
  if (upgrade === undefined) return `${SHAKING}'Upgrade' header is missing`;
  if (upgrade.toLowerCase() !== 'websocket')
    return `${SHAKING}'Upgrade' header value is not 'WebSocket': ${upgrade}`;
  const connection = headerValue(headers, 'connection');
  if (connection === undefined) return `${SHAKING}'Connection' header is missing`;
  if (!/\bupgrade\b/i.test(connection)) return `${SHAKING}'Connection' header value must contain 'Upgrade'`;
  const proof = headerValue(headers, 'sec-websocket-accept');
  if (proof === undefined) return `${SHAKING}'Sec-WebSocket-Accept' header is missing`;
  return proof === accept ? undefined : `${SHAKING}Incorrect 'Sec-WebSocket-Accept' header value`;
}

function protocolFailure(headers: readonly Header[], offered: readonly string[]): string | undefined {
  const chosen = headerValue(headers, 'sec-websocket-protocol');
  if (chosen === undefined)
    return offered.length === 0
      ? undefined
      : `${SHAKING}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`;
  if (offered.length === 0)
    return `${SHAKING}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: ${chosen}`;
  return offered.includes(chosen)
    ? undefined
    : `${SHAKING}'Sec-WebSocket-Protocol' header value '${chosen}' in response does not match any of sent values`;
}

function extensionFailure(headers: readonly Header[], offered: boolean): string | undefined {
  const names = (headerValue(headers, 'sec-websocket-extensions') ?? '')
    .split(',')
    .map((each) => each.split(';')[0]?.trim() ?? '')
    .filter((name) => name !== '');
  const strange = names.find((name) => !offered || name !== 'permessage-deflate');
  return strange === undefined
    ? undefined
    : `${SHAKING}Found an unsupported extension '${strange}' in 'Sec-WebSocket-Extensions' header`;
}
