/** The largest message that a server accepts by default, in bytes: from its documentation or source. */
const MESSAGE_LIMITS: readonly { product: string; bytes: number }[] = [
  { product: 'Tomcat and Spring (text)', bytes: 8_192 },
  { product: 'AWS API Gateway (frame)', bytes: 32_768 },
  { product: 'SignalR', bytes: 32_768 },
  { product: 'Netty (frame)', bytes: 65_536 },
  { product: 'Jetty', bytes: 65_536 },
  { product: 'Socket.IO', bytes: 1_000_000 },
  { product: 'Python websockets', bytes: 1_048_576 },
  { product: 'aiohttp', bytes: 4_194_304 },
  { product: 'uvicorn', bytes: 16_777_216 },
  { product: 'ws (Node)', bytes: 104_857_600 },
];

/** The limits that a message of this size exceeds, nearest first, at most three. */
export function limitsBelow(size: number): { product: string; bytes: number }[] {
  return MESSAGE_LIMITS.filter(({ bytes }) => bytes < size)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 3);
}

/** A server that its close reason gives away. */
export interface SizeReason {
  product: string;
  /** Where its limit is set. */
  setting: string;
  source: string;
}

const REASONS: readonly (SizeReason & { reason: RegExp })[] = [
  {
    reason: /^Max frame length of \d+ has been exceeded/,
    product: 'Netty',
    setting: 'maxFramePayloadLength of WebSocketServerProtocolConfig, 65,536 bytes by default',
    source:
      'https://netty.io/4.1/api/io/netty/handler/codec/http/websocketx/WebSocketServerProtocolConfig.html',
  },
  {
    reason: /^Frame size of \d+ bytes exceeds maximum accepted frame size/,
    product: 'websocket (Node.js)',
    setting:
      'maxReceivedFrameSize, 64 KiB by default, and maxReceivedMessageSize, 1 MiB, of the WebSocketServer',
    source: 'https://github.com/theturtle32/WebSocket-Node/blob/master/docs/WebSocketServer.md',
  },
  {
    reason: /^(?:The decoded text message was too big for the output buffer|The binary message was too big)/,
    product: 'Tomcat',
    setting:
      'setMaxTextMessageBufferSize and setMaxBinaryMessageBufferSize of the container, 8,192 bytes by default',
    source: 'https://tomcat.apache.org/tomcat-10.1-doc/web-socket-howto.html',
  },
  {
    reason: /^(?:Text|Binary) message (?:too large|size \[?\d+)/i,
    product: 'Jetty',
    setting: 'setMaxTextMessageSize and setMaxBinaryMessageSize of the container, 64 KiB by default',
    source: 'https://jetty.org/docs/jetty/12/programming-guide/server/websocket.html',
  },
  {
    reason: /^read limited at \d+ bytes/,
    product: 'coder/websocket (Go)',
    setting: 'SetReadLimit of the connection, 32 KiB by default',
    source: 'https://pkg.go.dev/github.com/coder/websocket#Conn.SetReadLimit',
  },
  {
    reason: /^frame with \d+ bytes exceeds limit of \d+ bytes/,
    product: 'Python websockets',
    setting: 'max_size of serve(), 1 MiB by default',
    source: 'https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html',
  },
];

/** The server whose words these are, and its setting. */
export function sizeReason(reason: string): SizeReason | undefined {
  return REASONS.find((each) => each.reason.test(reason));
}
