/** The purpose of each handshake header, by its lower-case name (RFC 6455, sections 4 and 11.3). */
const WORDS: Readonly<Record<string, string>> = {
  connection:
    '“Upgrade”: this connection is to go over to another protocol. A proxy that drops it breaks it.',
  cookie: 'The cookies of the page’s browser for this host: by which many servers know who is there.',
  host: 'The host, and the port where it is not the usual one, that the page asks for.',
  origin: 'The page’s scheme, host and port. Servers may refuse an origin that they do not know.',
  'sec-websocket-accept':
    'The server’s proof that it read the key: the key and a fixed text, hashed. The browser checks it.',
  'sec-websocket-extensions':
    'How messages may be carried, permessage-deflate being compression; the answer names what is used.',
  'sec-websocket-key':
    'Made up for this handshake, so that no answer of a cache fits it. It keeps nothing secret.',
  'sec-websocket-protocol':
    'The subprotocols that the page offers, best first; the answer names one of them, or none.',
  'sec-websocket-version': 'Of the WebSocket protocol: 13 is the only one in use.',
  upgrade: '“websocket”: the protocol to go over to.',
};

/** The purpose of a header; undefined for one that does not concern WebSockets. */
export function headerWords(name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
}
