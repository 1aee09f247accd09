import type { CauseTexts } from '../cause.ts';
import { chrome, FIREFOX_HANDSHAKE, NODE_HANDSHAKE, SAFARI, SAFARI_SOURCES } from '../client-texts.ts';

/** ws:// and wss://, and the ports that answer them. */
export const scheme = {
  'ws-to-tls-port': {
    title: 'ws:// used on a port that expects TLS',
    meaning: [
      'The page uses `ws://`, and the port speaks only TLS.',
      'Most servers close such a connection without an answer; nginx answers it with 400.',
    ],
    texts: {
      chrome: [
        chrome('Connection closed before receiving a handshake response'),
        chrome('Error during WebSocket handshake: Unexpected response code: 400'),
      ],
      firefox: [FIREFOX_HANDSHAKE],
      ws: ['Error: socket hang up'],
      node: [NODE_HANDSHAKE],
      websockets: ['websockets.exceptions.InvalidMessage: did not receive a valid HTTP response'],
      aiohttp: ['aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected'],
    },
    recognized:
      'The connection was closed without a response, and something shows that the port speaks TLS: the page itself or another connection uses TLS on it, a test connection succeeded with `wss://`, or the port is one that usually has TLS.',
    causes: [
      'The URL has `ws://` written into it, and the server was moved behind TLS.',
      'The scheme was not taken from the page: `ws://` together with `location.host` of an `https://` page.',
      'The port is right for `https://` (443, 8443), and the scheme is not.',
    ],
    check: [
      '`openssl s_client -connect HOST:PORT -servername HOST </dev/null`: a certificate proves that the port speaks TLS.',
      '`curl -sv http://HOST:PORT/`: “Empty reply from server” fits; nginx says “The plain HTTP request was sent to HTTPS port”.',
    ],
    falseAlarm:
      'A server that crashes on the request also closes without a response. Then `openssl` shows no certificate, and the cause is [no-response](no-response.md).',
    sources: [
      '[RFC 6455, section 3: ws and wss](https://www.rfc-editor.org/rfc/rfc6455#section-3)',
      '[nginx: error 497](https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors)',
    ],
  },
  'wss-to-plain-port': {
    title: 'wss:// used on a port without TLS',
    meaning: [
      'The page uses `wss://`, and the port answered the TLS handshake with something that is not TLS, usually plain HTTP.',
      'The handshake of the WebSocket did not begin.',
    ],
    texts: {
      chrome: [chrome('Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR')],
      firefox: [FIREFOX_HANDSHAKE],
      safari: [SAFARI.tls],
      ws: ['Error: write EPROTO …:error:0A00010B:SSL routines:ssl3_get_record:wrong version number'],
      node: [NODE_HANDSHAKE],
      websockets: ['ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)'],
      aiohttp: [
        'aiohttp.client_exceptions.ClientConnectorSSLError: Cannot connect to host example.com:443 ssl:default [[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)]',
      ],
    },
    aboutTexts:
      'In Firefox the page gets close code 1015 instead of 1006. A port that waits for more bytes instead of answering leads to a timeout: Chrome gives up TLS after 30 s.',
    recognized:
      'The network log has `net::ERR_SSL_PROTOCOL_ERROR`. It is certain where something else shows that the port speaks plain HTTP, for example a `ws://` connection to it that opened.',
    causes: [
      'A development server without TLS, and a page that always uses `wss://`.',
      'TLS ends at a proxy, and the URL names the port of the application behind it.',
      'The policy `upgrade-insecure-requests` of the page made `wss://` of the `ws://` in the code.',
      'A proxy listens on 443 without `ssl` (nginx: `listen 443;` instead of `listen 443 ssl;`).',
    ],
    check: [
      '`curl -sv http://HOST:PORT/`: an HTTP response proves that the port speaks plain HTTP.',
      '`openssl s_client -connect HOST:PORT -servername HOST </dev/null`: “wrong version number” proves that it does not speak TLS.',
    ],
    falseAlarm:
      'Security software or a proxy that breaks TLS gives the same error. If `openssl` from the same machine gets a certificate, the browser is treated differently, or the fault is gone.',
    sources: [
      '[MDN: upgrade-insecure-requests](https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/upgrade-insecure-requests)',
      SAFARI_SOURCES.unreachable,
    ],
  },
  'mixed-content': {
    title: 'Mixed content: ws:// from a page on https://',
    meaning: [
      'A page that was loaded over `https://` may not open an unencrypted `ws://` connection to another machine.',
      'The browser throws in the constructor, and nothing is sent.',
    ],
    texts: {
      chrome: [
        "Mixed Content: The page at 'https://example.com/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://example.com/live'. This request has been blocked; this endpoint must be available over WSS.",
        "Uncaught SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
      ],
      firefox: ['SecurityError: The operation is insecure.'],
      safari: [
        '[blocked] The page at https://example.com/ was not allowed to run insecure content from ws://example.com/live.',
        'SecurityError: The operation is insecure.',
      ],
    },
    aboutTexts:
      'Clients outside a browser know no mixed content: the same URL works in Node.js and Python. That is why it “works in Postman”.',
    recognized:
      'The constructor threw a `SecurityError` for a `ws://` URL, and the page is on `https://`. It is certain where the message names mixed content.',
    causes: [
      'The scheme is written into the code, and the site was moved to HTTPS.',
      'A library or a build has `ws://` as its default, or an environment variable for production is missing.',
      'The server has no TLS at all, for example a device in the local network.',
    ],
    check: [
      'Read the console: the line begins with “Mixed Content” in Chrome and “[blocked]” in Safari.',
      'Type the URL of the server with `https://` into the address bar: if it has a valid certificate, `wss://` will work.',
    ],
    falseAlarm:
      '`ws://localhost` and `ws://127.0.0.1` are allowed from `https://` pages in Chrome and Firefox; a `SecurityError` for one of these has another reason. Chrome also lets through private IP addresses and `.local` names with a warning, and then asks for permission ([local-network-access](local-network-access.md)).',
    sources: [
      '[W3C: Mixed Content](https://www.w3.org/TR/mixed-content/)',
      '[WHATWG: the WebSocket constructor](https://websockets.spec.whatwg.org/#dom-websocket-websocket)',
      '[Safari’s text, arrayio/array-io-keychain#71](https://github.com/arrayio/array-io-keychain/issues/71)',
    ],
  },
  'unsafe-port': {
    meaning: [
      'The port is on the list of ports that browsers never connect to, because old protocols use them.',
      'Nothing was sent.',
    ],
    texts: {
      chrome: [chrome('Error in connection establishment: net::ERR_UNSAFE_PORT')],
      firefox: [FIREFOX_HANDSHAKE],
      node: [NODE_HANDSHAKE],
    },
    aboutTexts: '`ws` and the Python clients have no such list, and connect.',
    recognized:
      'The network log has `net::ERR_UNSAFE_PORT`, or the port is on the list and nothing shows that a connection was tried. The second is likely, not certain.',
    causes: [
      'A port was chosen without knowing the list. Known traps are 6000, 6665 to 6669, 5060, 5061, 4045, 2049, 10080.',
    ],
    check: [
      'Look up the port in the list of the Fetch standard.',
      'Open `http://HOST:PORT/` in the browser: Chrome shows ERR_UNSAFE_PORT there, too.',
    ],
    falseAlarm: 'None: no browser makes an exception without a setting of its user.',
    sources: ['[Fetch standard: port blocking](https://fetch.spec.whatwg.org/#port-blocking)'],
  },
} as const satisfies CauseTexts;
