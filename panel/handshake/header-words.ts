/** The purpose of each handshake header, by its lower-case name (RFC 6455, sections 4 and 11.3). */
const WORDS: Readonly<Record<string, string>> = {
  connection: '“Upgrade” asks to switch the protocol. A proxy that drops it breaks the handshake.',
  cookie: 'The browser’s cookies for this host; many servers identify the user by them.',
  host: 'The requested host, and its port unless it is the default.',
  origin: 'The page’s scheme, host and port. Servers may reject unknown origins.',
  'sec-websocket-accept':
    'Hash of the key and a fixed string, which proves that the server speaks WebSocket. The browser checks it.',
  'sec-websocket-extensions':
    'Extensions offered, such as permessage-deflate (compression); the response names those in use.',
  'sec-websocket-key': 'Random nonce for this handshake; not a credential.',
  'sec-websocket-protocol':
    'Subprotocols offered by the page, preferred first; the response names at most one.',
  'sec-websocket-version': 'Version of the WebSocket protocol; 13 is the only one in use.',
  upgrade: '“websocket”: the protocol to switch to.',
};

/** The purpose of a header; undefined for one that does not concern WebSockets. */
export function headerWords(name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
}
