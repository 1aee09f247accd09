import { describe, expect, test } from 'vitest';
import { type HandshakeFailure, parseReason, reasonWords } from '../../../src/handshake/handshake-failure.ts';

const ESTABLISHMENT = 'Error in connection establishment: net::';
const HANDSHAKE = 'Error during WebSocket handshake: ';

function net(error: string, stage: 'connection' | 'handshake' = 'connection'): HandshakeFailure {
  return { kind: 'net', error, stage };
}

describe('before opening', () => {
  const netErrors = [
    'ERR_CONNECTION_REFUSED',
    'ERR_NAME_NOT_RESOLVED',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_CONNECTION_TIMED_OUT',
    'ERR_SOCKET_NOT_CONNECTED',
    'ERR_CONNECTION_CLOSED',
    'ERR_CONNECTION_RESET',
    'ERR_SSL_PROTOCOL_ERROR',
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_DATE_INVALID',
    'ERR_CERT_COMMON_NAME_INVALID',
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    'ERR_UNSAFE_PORT',
    'ERR_INTERNET_DISCONNECTED',
  ];
  test.each(netErrors)('%s while connecting', (error) => {
    expect(parseReason(`${ESTABLISHMENT}${error}`)).toEqual(net(error));
  });

  test.each([
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_INVALID_HTTP_RESPONSE',
    'ERR_UNEXPECTED_PROXY_AUTH',
    'ERR_RESPONSE_HEADERS_TOO_BIG',
  ])('%s after the request', (error) => {
    expect(parseReason(`${HANDSHAKE}net::${error}`)).toEqual(net(error, 'handshake'));
  });

  test.each([
    200, 204, 301, 302, 307, 400, 403, 404, 405, 408, 410, 426, 429, 431, 500, 501, 502, 503, 504, 520, 530,
  ])('status %d', (status) => {
    expect(parseReason(`${HANDSHAKE}Unexpected response code: ${status}`)).toEqual({
      kind: 'status',
      status,
    });
  });

  const texts: [string, HandshakeFailure][] = [
    ['HTTP Authentication failed; no valid credentials available', { kind: 'status', status: 401 }],
    ['Connection closed before receiving a handshake response', { kind: 'no-response' }],
    ['WebSocket opening handshake timed out', { kind: 'timeout' }],
    ['WebSocket opening handshake was canceled', { kind: 'canceled' }],
    ['WebSocket is closed before the connection is established.', { kind: 'closed-by-page' }],
    ['Proxy authentication failed', { kind: 'proxy-auth' }],
    ['Establishing a tunnel via proxy server failed.', { kind: 'proxy-tunnel' }],
    ['Insufficient resources', { kind: 'too-many-sockets' }],
    [`${HANDSHAKE}Invalid status line`, { kind: 'status-line' }],
    [
      'Stream closed with error: net::ERR_HTTP2_PROTOCOL_ERROR',
      { kind: 'http2', error: 'ERR_HTTP2_PROTOCOL_ERROR' },
    ],
    [
      'Stream closed with error: net::ERR_HTTP2_SERVER_REFUSED_STREAM',
      { kind: 'http2', error: 'ERR_HTTP2_SERVER_REFUSED_STREAM' },
    ],
    [
      `${HANDSHAKE}Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received`,
      { kind: 'subprotocol', problem: 'none-chosen' },
    ],
    [
      `${HANDSHAKE}'Sec-WebSocket-Protocol' header value 'MQTT' in response does not match any of sent values`,
      { kind: 'subprotocol', problem: 'not-offered', value: 'MQTT' },
    ],
    [
      `${HANDSHAKE}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: X`,
      { kind: 'subprotocol', problem: 'unsolicited', value: 'X' },
    ],
    [
      `${HANDSHAKE}Found an unsupported extension 'x-foo' in 'Sec-WebSocket-Extensions' header`,
      {
        kind: 'extension',
        detail: "Found an unsupported extension 'x-foo' in 'Sec-WebSocket-Extensions' header",
      },
    ],
    [
      `${HANDSHAKE}Error in permessage-deflate: Received invalid server_max_window_bits parameter`,
      {
        kind: 'extension',
        detail: 'Error in permessage-deflate: Received invalid server_max_window_bits parameter',
      },
    ],
    [
      `${HANDSHAKE}Received duplicate permessage-deflate response`,
      { kind: 'extension', detail: 'Received duplicate permessage-deflate response' },
    ],
    [
      `${HANDSHAKE}'Sec-WebSocket-Extensions' header value is rejected by the parser: ;;`,
      {
        kind: 'extension',
        detail: "'Sec-WebSocket-Extensions' header value is rejected by the parser: ;;",
      },
    ],
    ...['Upgrade', 'Connection', 'Sec-WebSocket-Accept'].map((header): [string, HandshakeFailure] => [
      `${HANDSHAKE}'${header}' header is missing`,
      { kind: 'header', header, problem: 'missing' },
    ]),
    [
      `${HANDSHAKE}Incorrect 'Sec-WebSocket-Accept' header value`,
      { kind: 'header', header: 'Sec-WebSocket-Accept', problem: 'wrong' },
    ],
    [
      `${HANDSHAKE}'Upgrade' header value is not 'WebSocket': h2c`,
      { kind: 'header', header: 'Upgrade', problem: 'wrong', value: 'h2c' },
    ],
    [
      `${HANDSHAKE}'Connection' header value must contain 'Upgrade'`,
      { kind: 'header', header: 'Connection', problem: 'wrong' },
    ],
    ...['Upgrade', 'Sec-WebSocket-Accept', 'Sec-WebSocket-Protocol'].map(
      (header): [string, HandshakeFailure] => [
        `${HANDSHAKE}'${header}' header must not appear more than once in a response`,
        { kind: 'header', header, problem: 'repeated' },
      ],
    ),
  ];
  test.each(texts)('%s', (text, failure) => {
    expect(parseReason(text)).toEqual(failure);
  });
});

describe('after opening', () => {
  const texts: [string, HandshakeFailure & { kind: 'protocol' }][] = [
    ['Invalid frame header', { kind: 'protocol', problem: 'frame-header' }],
    [
      'A server must not mask any frames that it sends to the client.',
      { kind: 'protocol', problem: 'masked-frame' },
    ],
    [
      'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
      {
        kind: 'protocol',
        problem: 'reserved-bits',
        detail: 'reserved1 = 1, reserved2 = 0, reserved3 = 0',
      },
    ],
    ['Unrecognized frame opcode: 3', { kind: 'protocol', problem: 'opcode', detail: '3' }],
    [
      'Received unexpected continuation frame.',
      { kind: 'protocol', problem: 'fragmentation', detail: 'Received unexpected continuation frame' },
    ],
    [
      'Received start of new message but previous message is unfinished.',
      {
        kind: 'protocol',
        problem: 'fragmentation',
        detail: 'Received start of new message but previous message is unfinished',
      },
    ],
    ['Could not decode a text frame as UTF-8.', { kind: 'protocol', problem: 'utf8' }],
    ...[
      'with an invalid size of 1 byte.',
      'containing invalid UTF-8.',
      'containing a reserved status code.',
    ].map((detail): [string, HandshakeFailure & { kind: 'protocol' }] => [
      `Received a broken close frame ${detail}`,
      { kind: 'protocol', problem: 'close-frame', detail },
    ]),
    ...['Data frame received after close', 'Close received after close'].map(
      (detail): [string, HandshakeFailure & { kind: 'protocol' }] => [
        detail,
        { kind: 'protocol', problem: 'after-close', detail },
      ],
    ),
    ...['Message size is too large', 'Blob too large'].map(
      (detail): [string, HandshakeFailure & { kind: 'protocol' }] => [
        detail === 'Blob too large' ? `${detail}: cannot load into memory` : `${detail}.`,
        { kind: 'protocol', problem: 'too-large', detail },
      ],
    ),
    ['Failed to inflate the message', { kind: 'protocol', problem: 'compression' }],
  ];
  test.each(texts)('%s', (text, failure) => {
    expect(parseReason(text)).toEqual(failure);
  });
});

describe('Firefox', () => {
  const texts: [string, HandshakeFailure][] = [
    ['NS_ERROR_CONNECTION_REFUSED', net('ERR_CONNECTION_REFUSED')],
    ['NS_ERROR_UNKNOWN_HOST', net('ERR_NAME_NOT_RESOLVED')],
    ['NS_ERROR_OFFLINE', net('ERR_INTERNET_DISCONNECTED')],
    ['NS_ERROR_NET_TIMEOUT', { kind: 'timeout' }],
    ['NS_ERROR_NET_RESET', { kind: 'no-response' }],
    ['NS_ERROR_ABORT', net('ERR_BLOCKED_BY_CLIENT')],
    ['NS_ERROR_PROXY_FORBIDDEN', { kind: 'proxy-tunnel' }],
    ['NS_ERROR_UNKNOWN_PROXY_HOST', { kind: 'proxy-tunnel' }],
    ['NS_ERROR_PROXY_AUTHENTICATION_FAILED', { kind: 'proxy-auth' }],
    ['NS_ERROR_WEBSOCKET_CONNECTION_REFUSED (HTTP/0.9)', { kind: 'status-line' }],
    ['The certificate is not trusted because it is self-signed.', net('ERR_CERT_AUTHORITY_INVALID')],
    ['Peer’s Certificate has expired.', net('ERR_CERT_DATE_INVALID')],
    [
      'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
      net('ERR_CERT_COMMON_NAME_INVALID'),
    ],
    ['Peer reports incompatible or unsupported protocol version.', net('ERR_SSL_VERSION_OR_CIPHER_MISMATCH')],
    ['SSL received a record that exceeded the maximum permissible length.', net('ERR_SSL_PROTOCOL_ERROR')],
    ['SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT', net('ERR_BAD_SSL_CLIENT_AUTH_CERT')],
  ];
  test.each(texts)('%s', (text, failure) => {
    expect(parseReason(text)).toEqual(failure);
  });
});

describe('Safari', () => {
  const texts: [string, HandshakeFailure][] = [
    ['The operation couldn’t be completed. Connection refused', net('ERR_CONNECTION_REFUSED')],
    ['Could not connect to the server.', net('ERR_CONNECTION_REFUSED')],
    ['A server with the specified hostname could not be found.', net('ERR_NAME_NOT_RESOLVED')],
    ['The certificate for this server is invalid.', net('ERR_CERT_INVALID')],
    ['The request timed out.', { kind: 'timeout' }],
  ];
  test.each(texts)('%s', (text, failure) => {
    expect(parseReason(text)).toEqual(failure);
  });
});

describe('whatever else comes', () => {
  test('nothing at all is hidden', () => {
    expect(parseReason('')).toEqual({ kind: 'hidden' });
    expect(parseReason('  \n')).toEqual({ kind: 'hidden' });
  });

  test('a console line that ends after the colon is hidden', () => {
    expect(parseReason("WebSocket connection to 'wss://api.test/' failed: ")).toEqual({ kind: 'hidden' });
  });

  test('the prefix of the console is no part of the reason', () => {
    const text = `WebSocket connection to 'wss://api.test/?token=x' failed: ${ESTABLISHMENT}ERR_CONNECTION_REFUSED`;
    expect(parseReason(text)).toEqual(net('ERR_CONNECTION_REFUSED'));
    expect(reasonWords(text)).toBe(`${ESTABLISHMENT}ERR_CONNECTION_REFUSED`);
  });

  test('a bare net error is read wherever it stands', () => {
    expect(parseReason('net::ERR_BLOCKED_BY_CLIENT')).toEqual(net('ERR_BLOCKED_BY_CLIENT'));
    expect(parseReason('failed with net::ERR_NETWORK_CHANGED')).toEqual(net('ERR_NETWORK_CHANGED'));
  });

  test('words that are not known are not recognised', () => {
    expect(parseReason('The moon is in the wrong quarter.')).toEqual({ kind: 'unrecognised' });
  });
});
