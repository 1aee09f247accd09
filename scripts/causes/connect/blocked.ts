import type { CauseTexts } from '../cause.ts';
import { chrome, FIREFOX_HANDSHAKE, NODE_HANDSHAKE } from '../client-texts.ts';

/** The browser or the page's own policy forbids the connection, or the constructor refuses it. */
export const blocked = {
  'csp-blocked': {
    title: 'Content-Security-Policy (connect-src) forbids the URL',
    meaning: [
      'The page has a Content-Security-Policy whose `connect-src`, or else `default-src`, does not allow this URL.',
      'The browser blocks the connection by itself; nothing reaches the server.',
    ],
    texts: {
      chrome: [
        "Connecting to 'wss://example.com/live' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked.",
        "Refused to connect to 'wss://example.com/live' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
      ],
      firefox: [
        "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at wss://example.com/live because it violates the following directive: “connect-src 'self'”",
      ],
      safari: [
        'Refused to connect to wss://example.com/live because it does not appear in the connect-src directive of the Content Security Policy.',
      ],
    },
    aboutTexts:
      'Chrome’s second line is that of older versions. In Chrome the page gets an `error` event and no `close` event, so that code which waits for `close` never reconnects. Clients outside a browser have no such policy.',
    recognized:
      'The browser fired `securitypolicyviolation` for this URL. The finding quotes the directive and the whole policy.',
    causes: [
      'The URL of the WebSocket was never added to `connect-src`.',
      'The source was written with `https://host`, which allows no `wss://`, or without a scheme: `host:8080` then takes the scheme of the page.',
      'There are two policies, one from the server and one in a `meta` element or from a proxy: both must allow the URL.',
      'There is no `connect-src`, so that `default-src` decides.',
      'The host or port differs between development and production.',
    ],
    check: [
      'Read the policy: `curl -sI https://PAGE/ | grep -i content-security-policy`, and look for `<meta http-equiv="Content-Security-Policy">` in the page.',
      'Add `wss://HOST` to `connect-src` in the response, with DevTools’ local overrides, and reload.',
    ],
    falseAlarm:
      "`connect-src 'self'` does allow `wss://` to the page’s own host and port in current Chrome and Firefox; it did not in old versions of Safari. A policy of the kind `Content-Security-Policy-Report-Only` reports and does not block.",
    sources: [
      '[MDN: connect-src](https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/connect-src)',
      '[W3C: Content Security Policy Level 3, matching URLs](https://www.w3.org/TR/CSP3/#match-url-to-source-expression)',
    ],
  },
  'invalid-url': {
    title: 'new WebSocket() throws SyntaxError: invalid arguments',
    meaning: [
      'The constructor refused the URL or the subprotocols that it was given.',
      'No connection was tried.',
    ],
    texts: {
      chrome: [
        "SyntaxError: Failed to construct 'WebSocket': The URL 'ws://example.com:99999/' is invalid.",
        "SyntaxError: Failed to construct 'WebSocket': The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. 'ftp' is not allowed.",
        "SyntaxError: Failed to construct 'WebSocket': The subprotocol '[object Object]' is invalid.",
        "SyntaxError: Failed to construct 'WebSocket': The URL contains a fragment identifier ('x'). Fragment identifiers are not allowed in WebSocket URLs.",
      ],
      firefox: ['SyntaxError: An invalid or illegal string was specified'],
      ws: [
        'SyntaxError: The URL\'s protocol must be one of "ws:", "wss:", "http:", "https:", or "ws+unix:"',
        'SyntaxError: The URL contains a fragment identifier',
        'SyntaxError: Invalid URL: ws://example.com:99999/',
      ],
      node: ['SyntaxError: Expected a ws: or wss: protocol, got ftp:', 'SyntaxError: Got fragment'],
      websockets: [
        "websockets.exceptions.InvalidURI: http://example.com/live isn't a valid URI: scheme isn't ws or wss",
        "websockets.exceptions.InvalidURI: ws://example.com/live#x isn't a valid URI: fragment identifier is meaningless",
      ],
      aiohttp: ['aiohttp.client_exceptions.InvalidURL: ws://example.com:99999/'],
    },
    recognized: 'The constructor threw a `SyntaxError`. The finding quotes its message and the arguments.',
    causes: [
      'Headers were passed as the second or third argument, as some Node.js libraries allow. In a browser the second argument is the list of subprotocols, and an object becomes `[object Object]`.',
      'A subprotocol is there twice, is empty, or has a character that is not allowed, such as a space or a slash; a token with `=` or a JWT in it is a common case.',
      'The URL has a fragment (`#…`), a port above 65535, or another scheme.',
      'A variable is empty, so that the URL is `ws://undefined/` or has a space.',
    ],
    check: [
      'Log both arguments right before the call: `console.log(url, protocols)`.',
      'Try `new URL(url)` in the console.',
    ],
    falseAlarm: 'None: the constructor threw. Code may catch the exception on purpose.',
    sources: [
      '[WHATWG: the WebSocket constructor](https://websockets.spec.whatwg.org/#dom-websocket-websocket)',
      '[RFC 9110, section 5.6.2: token, the characters of a subprotocol](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2)',
    ],
  },
  'local-network-access': {
    title: 'Chrome blocks access to the local network',
    meaning: [
      'A page from the internet tried to reach this computer or a device in its network, and the browser did not allow it.',
      'Chrome asks the user for a permission first; without it nothing is sent.',
    ],
    texts: {
      chrome: [
        chrome('Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'),
        chrome('Error in connection establishment: net::ERR_LOCAL_NETWORK_PERMISSION_MISSING'),
      ],
    },
    aboutTexts:
      'Only Chrome and browsers made from Chromium, from version 147 on, check WebSockets in this way.',
    recognized:
      'The network log has one of these two errors. The second one means that the operating system does not let the browser reach the local network.',
    causes: [
      'The user did not answer the prompt, or denied it.',
      'The page is on `http://`: the permission can only be given to a secure page.',
      'The page is in an iframe without `allow="local-network"` or `allow="loopback-network"`.',
      'The system setting of macOS for “Local Network” is off for the browser.',
    ],
    check: [
      'Open the site settings (the icon left of the address) and look at the permission for the local network.',
      'Look at the log of the server: it has no line about the attempt.',
      'Open a page of the local server itself and connect from there: that is allowed.',
    ],
    falseAlarm: 'A user who denied the permission on purpose. The page should then say what it cannot do.',
    sources: [
      '[Chrome: local network access restrictions for WebSockets](https://chromestatus.com/feature/5197681148428288)',
      '[WICG: Local Network Access](https://wicg.github.io/local-network-access/)',
    ],
  },
  'url-slip': {
    meaning: [
      'The URL differs in a small way from one that works in the same tab, or was put together wrongly.',
      'The server that was asked is not the one that was meant.',
    ],
    texts: { firefox: [FIREFOX_HANDSHAKE], node: [NODE_HANDSHAKE] },
    aboutTexts:
      'The text depends on what the wrong URL meets: often `Unexpected response code: 404`, `net::ERR_NAME_NOT_RESOLVED` or `net::ERR_CONNECTION_REFUSED`.',
    recognized:
      'The handshake failed, and the URL has a doubled slash, a missing port, a typing error in host or path, or two base URLs joined, compared with URLs of the tab that work.',
    causes: [
      'Strings were joined with `+`: a base that ends with `/` and a path that begins with one.',
      'The port of development is missing in one of two configurations.',
      'A base URL was put before a URL that already had one.',
    ],
    check: [
      'Compare the URL in the Network tab with one that works, letter by letter.',
      'Build it with `new URL(path, base)`.',
    ],
    falseAlarm:
      'A server may serve both URLs on purpose, and fail for another reason. If the corrected URL fails as well, look at the other findings.',
    sources: ['[MDN: URL()](https://developer.mozilla.org/docs/Web/API/URL/URL)'],
  },
} as const satisfies CauseTexts;
