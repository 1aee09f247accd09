/**
 * Why a WebSocket failed, parsed from the browser's text. Sources of the texts: Chromium
 * net/websockets/websocket_stream.cc, websocket_basic_handshake_stream.cc, websocket_channel.cc,
 * websocket_frame_parser.cc, third_party/blink/renderer/modules/websockets/websocket_channel_impl.cc.
 */
export type HandshakeFailure =
  /** A `net::ERR_…`; `stage` says whether the upgrade request had been sent. */
  | { kind: 'net'; error: string; stage: 'connection' | 'handshake' }
  | { kind: 'status'; status: number }
  /** The connection ended before the first byte of a response. */
  | { kind: 'no-response' }
  | { kind: 'timeout' }
  /** A client certificate was requested, or the handshake was canceled. */
  | { kind: 'canceled' }
  | { kind: 'closed-by-page' }
  | { kind: 'proxy-auth' }
  | { kind: 'proxy-tunnel' }
  | { kind: 'subprotocol'; problem: 'none-chosen' | 'not-offered' | 'unsolicited'; value?: string }
  | { kind: 'extension'; detail: string }
  | { kind: 'header'; header: string; problem: 'missing' | 'wrong' | 'repeated'; value?: string }
  | { kind: 'status-line' }
  | { kind: 'http2'; error: string }
  | { kind: 'too-many-sockets' }
  /** After opening: the browser failed the connection (RFC 6455 7.1.7). */
  | { kind: 'protocol'; problem: ProtocolProblem; detail?: string }
  | { kind: 'hidden' }
  | { kind: 'unrecognised' };

export type ProtocolProblem =
  | 'masked-frame'
  | 'reserved-bits'
  | 'opcode'
  | 'utf8'
  | 'close-frame'
  | 'fragmentation'
  | 'after-close'
  | 'frame-header'
  | 'too-large'
  | 'compression';

type Reading = (groups: string[]) => HandshakeFailure;
const header =
  (problem: 'missing' | 'wrong' | 'repeated'): Reading =>
  ([name = '', value]) => ({ kind: 'header', header: name, problem, ...(value ? { value } : {}) });
const subprotocol =
  (problem: 'none-chosen' | 'not-offered' | 'unsolicited'): Reading =>
  ([value]) => ({ kind: 'subprotocol', problem, ...(value ? { value } : {}) });
const protocol =
  (problem: ProtocolProblem): Reading =>
  ([detail]) => ({ kind: 'protocol', problem, ...(detail ? { detail } : {}) });

const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [
    /^Error in connection establishment: net::(ERR_\w+)/,
    ([error = '']) => ({ kind: 'net', error, stage: 'connection' }),
  ],
  [
    /^(?:Error during WebSocket handshake: )?Unexpected response code: (\d+)/,
    ([n]) => ({ kind: 'status', status: Number(n) }),
  ],
  [/^HTTP Authentication failed/, () => ({ kind: 'status', status: 401 })],
  [
    /^Error during WebSocket handshake: net::(ERR_\w+)/,
    ([error = '']) => ({ kind: 'net', error, stage: 'handshake' }),
  ],
  [/^Connection closed before receiving a handshake response/, () => ({ kind: 'no-response' })],
  [/opening handshake timed out/i, () => ({ kind: 'timeout' })],
  [/opening handshake was cancell?ed/i, () => ({ kind: 'canceled' })],
  [/^WebSocket is closed before the connection is established/, () => ({ kind: 'closed-by-page' })],
  [/^Proxy authentication failed/, () => ({ kind: 'proxy-auth' })],
  [/^Establishing a tunnel via proxy server failed/, () => ({ kind: 'proxy-tunnel' })],
  [/Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received/, subprotocol('none-chosen')],
  [
    /'Sec-WebSocket-Protocol' header value '(.*)' in response does not match any of sent values/,
    subprotocol('not-offered'),
  ],
  [
    /Response must not include 'Sec-WebSocket-Protocol' header if not present in request(?:: (.*))?/,
    subprotocol('unsolicited'),
  ],
  [
    /(Found an unsupported extension .*|Error in permessage-deflate: .*|Received duplicate permessage-deflate response.*|'Sec-WebSocket-Extensions' header value is rejected by the parser.*)/,
    ([detail = '']) => ({ kind: 'extension', detail }),
  ],
  [/'([\w-]+)' header is missing/, header('missing')],
  [/Incorrect '([\w-]+)' header value/, header('wrong')],
  [/'([\w-]+)' header value is not 'WebSocket'(?:: (.*))?/, header('wrong')],
  [/'([\w-]+)' header value must contain 'Upgrade'/, header('wrong')],
  [/'([\w-]+)' header must not appear more than once in a response/, header('repeated')],
  [/Invalid status line/, () => ({ kind: 'status-line' })],
  [/^Stream closed with error: net::(ERR_\w+)/, ([error = '']) => ({ kind: 'http2', error })],
  [/^Insufficient resources/, () => ({ kind: 'too-many-sockets' })],
  [/^A server must not mask any frames/, protocol('masked-frame')],
  [/^One or more reserved bits are on: (.*)/, protocol('reserved-bits')],
  [/^Unrecognized frame opcode: (\d+)/, protocol('opcode')],
  [/^Could not decode a text frame as UTF-8/, protocol('utf8')],
  [/^Received a broken close frame (.*)/, protocol('close-frame')],
  [
    /^(Received unexpected continuation frame|Received start of new message but previous message is unfinished)/,
    protocol('fragmentation'),
  ],
  [/^(Data frame received after close|Close received after close)/, protocol('after-close')],
  [/^Invalid frame header/, protocol('frame-header')],
  [/^(Message size is too large|Blob too large)/, protocol('too-large')],
  [/^(?:.*(?:inflate|decompress|Failed to inflate).*)$/i, protocol('compression')],
  [/(?:^|\s)net::(ERR_\w+)/, ([error = '']) => ({ kind: 'net', error, stage: 'connection' })],
];

/** Firefox, `webRequest.onErrorOccurred`: nsresult names, and NSS errors as text. */
const FIREFOX_READINGS: readonly (readonly [RegExp, HandshakeFailure])[] = [
  [/NS_ERROR_CONNECTION_REFUSED/, { kind: 'net', error: 'ERR_CONNECTION_REFUSED', stage: 'connection' }],
  [/NS_ERROR_UNKNOWN_HOST/, { kind: 'net', error: 'ERR_NAME_NOT_RESOLVED', stage: 'connection' }],
  [/NS_ERROR_NET_TIMEOUT/, { kind: 'timeout' }],
  [/NS_ERROR_OFFLINE/, { kind: 'net', error: 'ERR_INTERNET_DISCONNECTED', stage: 'connection' }],
  // Another extension canceled the request (measured with Firefox 153).
  [/^NS_ERROR_ABORT$/, { kind: 'net', error: 'ERR_BLOCKED_BY_CLIENT', stage: 'connection' }],
  [/NS_ERROR_NET_(?:RESET|INTERRUPT|PARTIAL_TRANSFER)/, { kind: 'no-response' }],
  // A response that it read as HTTP/0.9: one without a status line.
  [/\(HTTP\/0\.9\)$/, { kind: 'status-line' }],
  [/NS_ERROR_PROXY_AUTHENTICATION_FAILED/, { kind: 'proxy-auth' }],
  [/NS_ERROR_(?:UNKNOWN_PROXY_HOST|PROXY_\w+)/, { kind: 'proxy-tunnel' }],
  [/self-signed|issuer is (?:unknown|not trusted)/i, certificateError('AUTHORITY_INVALID')],
  [/certificate has expired/i, certificateError('DATE_INVALID')],
  [/domain name does not match the server.s certificate/i, certificateError('COMMON_NAME_INVALID')],
  [/unsupported protocol version/i, sslError('ERR_SSL_VERSION_OR_CIPHER_MISMATCH')],
  [/exceeded the maximum permissible length/i, sslError('ERR_SSL_PROTOCOL_ERROR')],
  [/SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT/, sslError('ERR_BAD_SSL_CLIENT_AUTH_CERT')],
];

/** Safari's console: the localized descriptions of NSURLErrorDomain and of POSIX errors. */
const SAFARI_READINGS: readonly (readonly [RegExp, HandshakeFailure])[] = [
  [
    /couldn.t be completed\. Connection refused|^Could not connect to the server/i,
    { kind: 'net', error: 'ERR_CONNECTION_REFUSED', stage: 'connection' },
  ],
  [
    /server with the specified hostname could not be found/i,
    { kind: 'net', error: 'ERR_NAME_NOT_RESOLVED', stage: 'connection' },
  ],
  [/^The certificate for this server is invalid/i, certificateError('INVALID')],
  [/^The request timed out/i, { kind: 'timeout' }],
];

function sslError(error: string): HandshakeFailure {
  return { kind: 'net', error, stage: 'connection' };
}

function certificateError(name: string): HandshakeFailure {
  return sslError(`ERR_CERT_${name}`);
}

const CONSOLE_PREFIX = /^WebSocket connection to '[^']*' failed:\s*/;

/** The browser's text, without the URL that its console prints before it. */
export function reasonWords(text: string): string {
  return text.replace(CONSOLE_PREFIX, '').trim();
}

/** Total: an empty text is `hidden`, an unknown text is `unrecognised` (show it verbatim). */
export function parseReason(text: string): HandshakeFailure {
  const words = reasonWords(text);
  if (words === '') return { kind: 'hidden' };
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(words);
    if (match) return read(match.slice(1));
  }
  for (const [pattern, failure] of [...FIREFOX_READINGS, ...SAFARI_READINGS]) {
    if (pattern.test(words)) return failure;
  }
  return { kind: 'unrecognised' };
}
