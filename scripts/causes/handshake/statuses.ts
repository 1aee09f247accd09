import type { CauseTexts } from '../cause.ts';
import {
  chrome,
  FIREFOX_HANDSHAKE,
  NODE_HANDSHAKE,
  SAFARI,
  SAFARI_SOURCES,
  statusTexts,
} from '../client-texts.ts';

/** A handshake by hand, which shows the response that browsers hide. */
const CURL =
  '`curl -isN --max-time 5 --http1.1 -H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: dGVzdGtleTEyMzQ1Njc4OQ==" -H "Origin: https://PAGE" https://HOST/PATH`';
const STATUS_ONLY =
  'Browsers show the page neither the status nor the body: it gets `error`, then `close` with 1006. Firefox’s line and that of Node’s built-in `WebSocket` are the same for every failed handshake.';

/** The server, or a proxy in front of it, answered with an HTTP status other than 101. */
export const statuses = {
  unauthorized: {
    meaning: [
      'The server, or a proxy in front of it, answered the handshake with 401: it got no credentials, or none that it accepts.',
      'A browser sends cookies with a handshake, and no `Authorization` header; it shows no login dialog for a WebSocket.',
    ],
    texts: {
      ...statusTexts(401),
      chrome: [chrome('HTTP Authentication failed; no valid credentials available')],
      safari: [SAFARI.badResponse, chrome('Unexpected response code: 401')],
    },
    aboutTexts: `Chrome has a text of its own for 401, without the number. Safari’s second line is that of old versions. ${STATUS_ONLY}`,
    recognized:
      'The network log has the status 401, or Chrome’s text for it. The finding says which credentials the request carried: a cookie, a token in the URL, a subprotocol, or none.',
    causes: [
      'No credential was sent: the page and the server are on different sites, and the cookie has `SameSite=Lax` or `Strict`; or the token is only in JavaScript.',
      'The cookie or token has expired: the first connection after the login worked, reconnects fail.',
      'The cookie belongs to another host or path: `api.example.com` does not get a cookie that `www.example.com` set without `Domain`.',
      'A proxy with HTTP authentication is in front of the server.',
      'The server reads the token only from the `Authorization` header, which a page cannot set.',
    ],
    check: [
      `Send the handshake with the credential and without it: ${CURL} and \`-H "Cookie: NAME=VALUE"\`. 101 with it means that the browser did not send it.`,
      'Look at the request headers in the Network tab: is there a `Cookie` header?',
      'Look at `WWW-Authenticate` in the response: `error="invalid_token"` means that a token came and was not accepted.',
      'Decode the token’s `exp` and compare it with the time of the handshake.',
    ],
    falseAlarm:
      'A 401 right after a sign-out is intended. In Firefox a 401 with `WWW-Authenticate: Basic` leaves the connection waiting for a login dialog, so that it looks like a timeout.',
    sources: [
      '[RFC 9110, section 15.5.2: 401 Unauthorized](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2)',
      '[MDN: SameSite cookies](https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value)',
      '[Safari’s old text, tariqbuilds/linux-dash#406](https://github.com/tariqbuilds/linux-dash/issues/406)',
    ],
  },
  forbidden: {
    meaning: [
      'The server, or something in front of it, understood the handshake and refused it with 403.',
      'The usual reasons are the origin of the page, missing permissions, or a route that does not exist: FastAPI and Starlette answer 403 for it.',
    ],
    texts: statusTexts(403),
    aboutTexts: STATUS_ONLY,
    recognized:
      'The network log has the status 403. The finding names the `Origin` that was sent, whether credentials were, and the server that the response headers name.',
    causes: [
      'The page’s origin is not on the server’s list. Typical texts in the response or the server’s log: `Cross origin websockets not allowed` (Tornado), `request origin not allowed by Upgrader.CheckOrigin` (Go, gorilla), `Failed to open a WebSocket connection: invalid Origin header` (Python, websockets).',
      'Behind a proxy that ends TLS the application believes that it runs on `http://`, and compares `https://…` with it.',
      'FastAPI and Starlette: no route fits the path. There and in Django Channels: the handler closed before `accept()`. Uvicorn and Daphne answer 403 for it.',
      'The user is signed in and has no permission.',
      'A web application firewall or bot protection rejects the request.',
    ],
    check: [
      `Send the handshake with the page’s origin and without one: ${CURL}, then without \`-H "Origin: …"\`. 403 with it and 101 without it means that the origin is the cause.`,
      'Try the URL with and without the final slash, and the known-good path of another client.',
      'Read the body of the response and its `Server` header: a firewall names itself there.',
    ],
    falseAlarm:
      'A 403 for a user who may not use the feature is intended. Then the page should not try again.',
    sources: [
      '[RFC 6455, section 10.2: origin considerations](https://www.rfc-editor.org/rfc/rfc6455#section-10.2)',
      '[ASGI: closing before accept is a 403](https://asgi.readthedocs.io/en/latest/specs/www.html#close-send-event)',
      SAFARI_SOURCES.badResponse,
    ],
  },
  'not-found': {
    meaning: [
      'The server answered the handshake with 404: nothing handles WebSockets at this path.',
      'Some servers use it for other refusals, such as Action Cable for an origin that it does not allow.',
    ],
    texts: statusTexts(404),
    aboutTexts: STATUS_ONLY,
    recognized:
      'The network log has the status 404. The finding compares the path with those of connections of the same tab that work, and with the usual paths of the library.',
    causes: [
      'The path is wrong: `/ws` instead of `/ws/`, a missing prefix such as `/api`, the path of another version.',
      'The HTTP server has no upgrade handler: Express routes do not see WebSocket requests by themselves; a WSGI server cannot serve them.',
      'A proxy forwards only some paths, or removes a part of the path.',
      'SignalR behind several servers: `negotiate` was answered by one, and the WebSocket reached another, which does not know the connection.',
      'Action Cable: the origin of the page is not in `config.action_cable.allowed_request_origins`.',
    ],
    check: [
      `See who answers: ${CURL}. The \`Server\` header and the body tell a proxy’s 404 from the application’s.`,
      'Send the same to the application directly, without the proxy.',
      'List the routes of the application, and compare letter by letter.',
    ],
    falseAlarm:
      'During a deployment a route can be missing for a moment. If a later attempt opens, nothing is wrong with the path.',
    sources: [
      '[RFC 9110, section 15.5.5: 404 Not Found](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5)',
      '[SignalR: sticky sessions](https://learn.microsoft.com/aspnet/core/signalr/scale#sticky-sessions)',
      '[Action Cable: allowed request origins](https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins)',
    ],
  },
  'bad-request': {
    meaning: [
      'The server found the handshake request faulty and answered with 400.',
      'Most often a proxy removed the `Upgrade` header, the path belongs to another handler, or the server does not know the session in the URL.',
    ],
    texts: statusTexts(400),
    aboutTexts: STATUS_ONLY,
    recognized:
      'The network log has the status 400. The finding names the headers that the browser sent, and whether a response names a proxy in between.',
    causes: [
      'A proxy does not forward `Upgrade` and `Connection`. Engine.IO then answers `{"code":3,"message":"Bad request"}`, Tornado `Can "Upgrade" only to "WebSocket".`',
      'The path is not the one of the library: `ws` answers 400 for a `path` that is not its own.',
      'Socket.IO: `{"code":1,"message":"Session ID unknown"}` means that another server of the same service got the request.',
      'Cookies or the URL are longer than the server accepts; nginx says “Request Header Or Cookie Too Large”.',
      'Vite: the `token` parameter is missing or old, or the host is not in `server.allowedHosts`.',
      '`ws://` was used on a TLS port of nginx, which answers 400.',
    ],
    check: [
      `Read the body: ${CURL}.`,
      'Send the same request to the application directly. If it answers 101, the proxy is the cause.',
      'Look at the size of the `Cookie` header.',
    ],
    falseAlarm:
      'None is known: the handshake was rejected. Only which request is faulty can differ between attempts.',
    sources: [
      '[RFC 6455, section 4.2.1: what the server requires](https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1)',
      '[Engine.IO: error codes](https://socket.io/docs/v4/server-api/#event-connection_error)',
      '[nginx: large_client_header_buffers](https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers)',
    ],
  },
  'not-a-websocket-endpoint': {
    title: 'Unexpected response code: 200 (or 405, 410, 426, 431)',
    meaning: [
      'The answer came from something that does not speak WebSocket at this place: an ordinary web page (200), or a server that did not see the `Upgrade` header (426).',
      'The server works; the request reached the wrong handler, or lost a header on its way.',
    ],
    texts: {
      chrome: [200, 426].map((status) =>
        chrome(`Error during WebSocket handshake: Unexpected response code: ${status}`),
      ),
      firefox: [FIREFOX_HANDSHAKE],
      safari: [SAFARI.badResponse],
      ws: ['Error: Unexpected server response: 200', 'Error: Unexpected server response: 426'],
      node: [NODE_HANDSHAKE],
      websockets: ['websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 200'],
      aiohttp: [
        "aiohttp.client_exceptions.WSServerHandshakeError: 200, message='Invalid response status', url=URL('wss://example.com/live')",
      ],
    },
    aboutTexts: STATUS_ONLY,
    recognized:
      'The network log has the status 200, 405, 410, 413, 414, 426, 431, or another one that no other rule is about. With 200 over HTTP/2 (RFC 8441) the handshake succeeded, and nothing is reported.',
    causes: [
      'A proxy does not forward the `Upgrade` header: nginx and Apache httpd do not by default. The `ws` library and Python’s `websockets` then answer 426.',
      'A single-page application answers every unknown path with its `index.html` (200): the path is wrong, or the proxy sends it to the web server instead of the WebSocket server.',
      'A CDN answers from its cache, or has WebSockets switched off.',
      'A Go handler wrote to the response before it called `Upgrade`, which makes the status 200.',
      '431: the cookies are too large. 405: a proxy changed the method, or the route knows only other ones. 410: the endpoint was removed.',
    ],
    check: [
      `Send the handshake through the proxy and then to the server behind it: ${CURL}. 101 from the server and 200 or 426 from the proxy means that the proxy is the cause.`,
      'Read `Server`, `Via` and the body of the response: an HTML page with your own title means the fallback of the application.',
      'In the log of the server behind the proxy, look whether the request has `Upgrade: websocket`.',
    ],
    falseAlarm:
      'Chrome shows 200 for a WebSocket over HTTP/2 that opened; that is a success. A health check that opens the URL with GET gets 426 from a healthy server.',
    sources: [
      '[nginx: WebSocket proxying](https://nginx.org/en/docs/http/websocket.html)',
      '[RFC 9110, section 15.5.22: 426 Upgrade Required](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.22)',
      '[RFC 8441: WebSockets over HTTP/2](https://www.rfc-editor.org/rfc/rfc8441)',
      SAFARI_SOURCES.badResponse,
    ],
  },
  'server-error': {
    title: 'Handshake rejected: 500, 502, 503 or 504',
    meaning: [
      'The handshake was answered with a 5xx status: the application failed (500), or a proxy got no usable answer from it (502, 503, 504).',
      'The browser and the network up to the proxy work.',
    ],
    texts: {
      chrome: [500, 502, 503, 504].map((status) =>
        chrome(`Error during WebSocket handshake: Unexpected response code: ${status}`),
      ),
      firefox: [FIREFOX_HANDSHAKE],
      safari: [SAFARI.badResponse],
      ws: ['Error: Unexpected server response: 502'],
      node: [NODE_HANDSHAKE],
      websockets: ['websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 502'],
      aiohttp: [
        "aiohttp.client_exceptions.WSServerHandshakeError: 502, message='Invalid response status', url=URL('wss://example.com/live')",
      ],
    },
    aboutTexts: STATUS_ONLY,
    recognized:
      'The network log has a status from 500 to 599. The finding says which hop answered, and whether the time fits HAProxy’s three retries.',
    causes: [
      '502: nothing listens behind the proxy, the application crashed on the request, or it closed without a response. nginx logs `connect() failed (111: Connection refused) while connecting to upstream`, or `upstream prematurely closed connection`.',
      '503: the proxy has no healthy server; HAProxy answers it after about 3 s of retries. Some applications send it when they are full or are shutting down.',
      '504: the application accepted the request and did not answer in time; nginx logs `upstream timed out (110: Connection timed out)`.',
      '500: an exception in the upgrade handler or in authentication. Django Channels also answers 500 where no route fits.',
      '520 to 526, 530: Cloudflare cannot talk to the origin server.',
    ],
    check: [
      `Find out who answers: ${CURL}, and read \`Server\` and the body.`,
      'On the proxy’s machine, send the same to the address that the proxy uses: `curl -i http://127.0.0.1:BACKEND_PORT/PATH`.',
      'Read the error log of the proxy at that second, then that of the application.',
    ],
    falseAlarm:
      'A few 502 or 503 during a deployment are normal, as long as the page tries again with a growing delay.',
    sources: [
      '[RFC 9110, section 15.6: server error 5xx](https://www.rfc-editor.org/rfc/rfc9110#section-15.6)',
      '[HAProxy: retries](https://docs.haproxy.org/2.8/configuration.html#4.2-retries)',
      '[Cloudflare: 5xx errors](https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/)',
      SAFARI_SOURCES.badResponse,
    ],
  },
  redirected: {
    title: 'Handshake redirected (301, 302, 307 or 308)',
    meaning: [
      'The server answered the handshake with a redirect.',
      'Browsers do not follow redirects of WebSockets, so the connection fails.',
    ],
    texts: {
      ...statusTexts(302),
      websockets: [],
      aiohttp: [],
    },
    aboutTexts:
      'Python’s `websockets` and `aiohttp` follow redirects, so they work where the browser fails, or fail with the status of the target. `ws` follows them only with `followRedirects`.',
    recognized:
      'The network log has a status from 301 to 308 for the handshake. The finding quotes `Location` where it was recorded.',
    causes: [
      '`ws://` to a server that redirects everything to `https://`: use `wss://`.',
      'A missing or superfluous final slash.',
      'The session has ended, and the server redirects to its login page.',
      'The site moved to another host (`www.`), and only page requests were looked at.',
    ],
    check: [
      '`curl -sI https://HOST/PATH` and read `Location`.',
      'Use the target, with `ws` instead of `http`, as the URL.',
    ],
    falseAlarm: 'None: no browser follows it.',
    sources: [
      '[WHATWG: establishing a connection; a redirect is a network error](https://websockets.spec.whatwg.org/#concept-websocket-establish)',
      '[`ws`: followRedirects](https://github.com/websockets/ws/blob/master/doc/ws.md)',
    ],
  },
  'rate-limited': {
    meaning: [
      'The server or a proxy answered the handshake with 429: this client, user or address opened too many connections.',
      'More attempts at once make it worse.',
    ],
    texts: statusTexts(429),
    aboutTexts: STATUS_ONLY,
    recognized:
      'The network log has the status 429. The finding counts the other connections of the tab to the same host in that minute.',
    causes: [
      'The page reconnects without a growing delay.',
      'The page opens a connection per component instead of sharing one.',
      'Many users share one address, behind a company proxy or a mobile network.',
      'The limit is lower than normal use.',
    ],
    check: [
      'Read `Retry-After` of the response with `curl -i`.',
      'Count the attempts: filter the Network tab by WS.',
    ],
    falseAlarm: 'A limit that stops a broken client does what it is there for. Then the client is at fault.',
    sources: [
      '[RFC 6585, section 4: 429 Too Many Requests](https://www.rfc-editor.org/rfc/rfc6585#section-4)',
    ],
  },
  'origin-refused': {
    meaning: [
      'The server rejects the page because its origin, that is its scheme, host and port, is not on the server’s list.',
      'Browsers send `Origin` with every handshake, and no page can change it.',
    ],
    texts: statusTexts(403),
    aboutTexts:
      'The status can be another one: 400 (Socket.IO’s `allowRequest`), 404 (Action Cable), or the connection opens and is closed with 1008. Clients outside a browser send no `Origin`, and often get through.',
    recognized:
      'One of these was seen: the server’s own words name the origin, the same URL opened from a page of another origin, or a test with another `Origin` had another result.',
    causes: [
      'The list has the production host, and the page is on `localhost:5173` or on a preview domain.',
      'The list has the host without scheme or port, or with a final slash: origins are compared as they are.',
      'A proxy changes `Host`, and the server compares `Origin` with it.',
      'The application believes that it runs on `http://`, because the proxy ends TLS and sets no `X-Forwarded-Proto`.',
      'The page has the origin `null`: it is a file, or in a sandboxed iframe.',
    ],
    check: [
      `Send the handshake twice: ${CURL}, then with the origin of the server itself. A difference proves it.`,
      'Print the `Origin` and `Host` that arrive at the server.',
    ],
    falseAlarm:
      'A foreign site that is rejected is the protection that the check exists for (cross-site WebSocket hijacking).',
    sources: [
      '[RFC 6455, section 10.2: origin considerations](https://www.rfc-editor.org/rfc/rfc6455#section-10.2)',
      '[OWASP: cross-site WebSocket hijacking](https://cheatsheetseries.owasp.org/cheatsheets/WebSocket_Security_Cheat_Sheet.html)',
    ],
  },
  'upstream-failed': {
    title: 'The log of the proxy says why the handshake failed',
    meaning: [
      'The log of a server or proxy has a line about this handshake that names the cause.',
      'The client only saw a status such as 502, or a closed connection.',
    ],
    texts: { ...statusTexts(502) },
    aboutTexts: STATUS_ONLY,
    recognized:
      'A log was opened together with the recording of the browser, and one of its lines fits this handshake by time, path or address.',
    causes: [
      'The application behind the proxy is not running or listens elsewhere.',
      'It closed without a response.',
      'It did not answer in time.',
      'TLS between proxy and application failed.',
    ],
    check: ['Follow the log while you reproduce the failure: the same line must appear again.'],
    falseAlarm:
      'A line that was joined by its time alone can belong to another request; the finding is then “likely”.',
  },
} as const satisfies CauseTexts;
