import type { CauseTexts } from '../cause.ts';
import {
  chrome,
  FIREFOX_HANDSHAKE,
  NODE_HANDSHAKE,
  networkTexts,
  SAFARI,
  SAFARI_SOURCES,
} from '../client-texts.ts';

/** No TCP connection to the server. */
export const unreachable = {
  'connection-refused': {
    meaning: [
      'The host answered, and its answer was that nothing listens on this port (a TCP reset).',
      'No HTTP request was sent, so no log of the application has a line about it.',
    ],
    texts: networkTexts('ERR_CONNECTION_REFUSED', {
      safari: [SAFARI.unreachable],
      ws: ['Error: connect ECONNREFUSED 127.0.0.1:8080'],
      websockets: ["ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 8080)"],
      aiohttp: [
        "aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host 127.0.0.1:8080 ssl:default [Connect call failed ('127.0.0.1', 8080)]",
      ],
    }),
    aboutTexts:
      'The page itself gets an `error` event and a `close` event with code 1006, as for every failed handshake. Firefox prints the same line for each of them. Errno 111 is Linux; macOS has 61 for the same error.',
    recognized:
      'The browser’s network log has `net::ERR_CONNECTION_REFUSED` for this handshake; in Firefox it is `NS_ERROR_CONNECTION_REFUSED`. Where an earlier connection of the tab to the same host and port had opened, the finding says that the server listened then, and no longer does.',
    causes: [
      'The server is not running: it was not started, it crashed, or it is just restarting.',
      'The port is another one: the page says 3000, the server listens on 3001, often because a development server chose the next free port.',
      'The server listens on another interface. One that is bound to `127.0.0.1` refuses `[::1]`, and in a container it refuses everything from outside; one on `::1` refuses `127.0.0.1`, although `localhost` can mean either.',
      'The port of a container is not published, or the page uses the port inside the container.',
      'A firewall rejects with a reset, which looks the same as a closed port.',
    ],
    check: [
      'On the server: `ss -ltnp | grep :8080`. No line means that nothing listens. `127.0.0.1:8080` means that only this machine can connect, `0.0.0.0:8080` means every IPv4 interface, and `*:8080` every interface.',
      'From the browser’s machine: `curl -sv --http1.1 http://HOST:8080/`. “Connection refused” confirms it; any HTTP response contradicts it.',
      'For `localhost`, try both addresses: `curl -4 -sv http://localhost:8080/` and `curl -6 -sv http://localhost:8080/`.',
      'If `ss` shows the port and the client is still refused, capture packets on the server: `tcpdump -ni any tcp port 8080`. A reset that the server’s own kernel did not send comes from a firewall on the path; no packet at all means that the client talks to another address.',
    ],
    falseAlarm:
      'One refusal during a deployment or a restart is normal if the page reconnects. A refusal by a proxy of the user’s network has another text (`ERR_PROXY_CONNECTION_FAILED`, [proxy-refused](proxy-refused.md)), and a port that drops packets has `ERR_CONNECTION_TIMED_OUT` ([connection-timed-out](connection-timed-out.md)).',
    sources: [
      '[RFC 9293, section 3.5.2: a reset is sent for a port on which nothing listens](https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2)',
      '[connect(2): ECONNREFUSED](https://man7.org/linux/man-pages/man2/connect.2.html)',
      SAFARI_SOURCES.unreachable,
    ],
  },
  'connection-timed-out': {
    meaning: [
      'Nothing answered the attempt to connect: no acceptance, no refusal, no error.',
      'Packets that disappear are typical of a firewall that drops them, of a wrong IP address, or of a server that accepts the connection and then stays silent.',
    ],
    texts: {
      chrome: [
        chrome('Error in connection establishment: net::ERR_CONNECTION_TIMED_OUT'),
        chrome('WebSocket opening handshake timed out'),
      ],
      firefox: [FIREFOX_HANDSHAKE],
      ws: ['Error: connect ETIMEDOUT 192.0.2.1:443', 'Error: Opening handshake has timed out'],
      node: [NODE_HANDSHAKE],
      websockets: ['TimeoutError: timed out during opening handshake'],
      aiohttp: ['TimeoutError'],
    },
    aboutTexts:
      'How long it takes says who gave up. Chrome on Linux waits 134 s for TCP, 30 s for TLS, and 240 s for the response to the handshake; Firefox waits 20 s for all of it (measured with Chromium 156 and Firefox ESR 153). “Opening handshake has timed out” of `ws` needs the option `handshakeTimeout`.',
    recognized:
      'The network log has `net::ERR_CONNECTION_TIMED_OUT`, or the handshake timed out at a stage before the server answered. The finding says whether TCP, TLS or the HTTP response was missing.',
    causes: [
      'A firewall or a security group drops the packets: the port is not allowed from this network.',
      'The address is wrong or old: DNS points to a machine that is gone.',
      'The server is only reachable inside a VPN or a private network.',
      'The page asks for `wss://`, and the port accepts TCP connections but does not speak TLS and waits for more bytes.',
      'The server is overloaded: its queue of new connections is full, or its event loop is blocked.',
    ],
    check: [
      '`nc -vz -w5 HOST PORT`: “succeeded” means that TCP works, and the fault is later. A timeout means that packets are dropped.',
      'The same from the server itself, against its own address. If it works there and not from outside, it is a firewall or a security group.',
      '`dig +short HOST` and compare the address with that of the server.',
      'For `wss://`: `openssl s_client -connect HOST:PORT -servername HOST </dev/null`. If it prints nothing after “CONNECTED”, the port does not answer TLS.',
    ],
    falseAlarm:
      'Chrome also delays handshakes by 1 to 5 s after many failures in a tab, and runs only one handshake at a time to an address. That is waiting in the browser, not in the network: see [stuck-connecting](stuck-connecting.md).',
    sources: [
      '[Chromium: kHandshakeTimeoutIntervalInSeconds = 240](https://chromium.googlesource.com/chromium/src/+/main/net/websockets/websocket_stream.cc)',
      '[`ws`: handshakeTimeout](https://github.com/websockets/ws/blob/master/doc/ws.md)',
    ],
  },
  'host-not-found': {
    meaning: [
      'No name server that this machine asked knows an IP address for the host name in the URL.',
      'Nothing was sent to any server.',
    ],
    texts: networkTexts('ERR_NAME_NOT_RESOLVED', {
      safari: [chrome('A server with the specified hostname could not be found.')],
      ws: [
        'Error: getaddrinfo ENOTFOUND api.example.invalid',
        'Error: getaddrinfo EAI_AGAIN api.example.invalid',
      ],
      websockets: ['socket.gaierror: [Errno -2] Name or service not known'],
      aiohttp: [
        'aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host api.example.invalid:443 ssl:default [Name or service not known]',
      ],
    }),
    aboutTexts:
      '`EAI_AGAIN` means that the name server itself did not answer. The sentence in Safari’s line is Apple’s text for “cannot find host”.',
    recognized:
      'The network log has `net::ERR_NAME_NOT_RESOLVED`; in Firefox it is `NS_ERROR_UNKNOWN_HOST`. If the tab uses a name that differs by a letter or two, the finding names it.',
    causes: [
      'A typing error in the name, or an environment variable that is empty or still has a placeholder.',
      'A name that exists only inside Docker Compose or Kubernetes (`ws://backend:8080`): the code runs in the browser, and the browser is outside.',
      'A name that only a VPN or an internal name server knows.',
      'The DNS record is new or was deleted, and caches still have the old answer.',
      'The machine has no working name server, for example right after waking up.',
    ],
    check: [
      '`dig +short HOST` (Windows: `nslookup HOST`). An empty answer confirms it.',
      '`getent hosts HOST` on Linux also reads `/etc/hosts`, as the browser does.',
      'Ask a public name server: `dig +short HOST @1.1.1.1`. If only your own one has no answer, it is the local network.',
      'Print the URL right before `new WebSocket(url)`: look for spaces, a doubled scheme, `undefined`.',
    ],
    falseAlarm:
      'A single failure right after the machine woke up, or while a VPN was connecting, is no fault of the name. Then it works on the next attempt.',
    sources: [
      '[Chromium: net_error_list.h](https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h)',
      '[getaddrinfo(3): EAI_NONAME, EAI_AGAIN](https://man7.org/linux/man-pages/man3/getaddrinfo.3.html)',
      '[Apple: cannotFindHost](https://developer.apple.com/documentation/foundation/urlerror/cannotfindhost)',
    ],
  },
  'proxy-refused': {
    meaning: [
      'The browser uses an HTTP or SOCKS proxy of the user’s network, and that proxy did not make the connection.',
      'The server was never asked.',
    ],
    texts: {
      chrome: [
        chrome('Establishing a tunnel via proxy server failed.'),
        chrome('Error in connection establishment: net::ERR_PROXY_CONNECTION_FAILED'),
        chrome('Proxy authentication failed'),
      ],
      firefox: [FIREFOX_HANDSHAKE],
      node: [NODE_HANDSHAKE],
    },
    aboutTexts:
      '`ws` uses no proxy by itself, and a request through an agent fails with the text of that agent.',
    recognized:
      'The network log has an error that names the proxy: the tunnel (HTTP CONNECT) was refused, the proxy requires a password, or the proxy itself cannot be reached. A captive portal that answers with its login page is recognized too.',
    causes: [
      'The proxy allows only some ports or hosts: CONNECT to a port other than 443 is often forbidden.',
      'The proxy requires a login, for which a WebSocket cannot show a dialog.',
      'The configured proxy is gone: an old PAC file, a VPN client that has ended.',
      'A captive portal of a hotel or an airport: the user has not logged in yet.',
    ],
    check: [
      'Ask the proxy for the tunnel: `curl -v -x http://PROXY:PORT https://HOST/`. The line after `CONNECT` has its answer.',
      'Look at the proxy that the browser uses: it is in the system’s network settings, and in a net log (`chrome://net-export`).',
      'Try it in another network, such as a phone’s hotspot. If it works there, the proxy is the cause.',
    ],
    falseAlarm: 'None is known: the browser itself names the proxy. It can be intended by the company.',
    sources: ['[RFC 9110, section 9.3.6: CONNECT](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6)'],
  },
  offline: {
    meaning: [
      'This device has no network connection, or changed it: open connections are dropped, and new ones cannot be made.',
      'The server and the code of the page are not at fault.',
    ],
    texts: {
      chrome: [chrome('Error in connection establishment: net::ERR_INTERNET_DISCONNECTED')],
      firefox: [FIREFOX_HANDSHAKE],
      safari: [SAFARI.lost],
      ws: ['Error: getaddrinfo EAI_AGAIN example.com', 'Error: connect ENETUNREACH'],
      websockets: ['websockets.exceptions.ConnectionClosedError: no close frame received or sent'],
    },
    aboutTexts:
      'Chrome’s line is that of a new attempt while the device is offline. The connection that was open ends with code 1006 and prints nothing.',
    recognized:
      'The browser’s `offline` event comes at the moment in which an open connection was dropped without a close frame, or the network log has an error such as `net::ERR_INTERNET_DISCONNECTED` or `net::ERR_NETWORK_CHANGED`.',
    causes: [
      'Wi-Fi was lost or changed, or the device moved between Wi-Fi and mobile network.',
      'The laptop was closed and went to sleep.',
      'A VPN connected or disconnected.',
      'The network was switched off by hand, or with “Offline” in DevTools.',
    ],
    check: [
      'Look at `navigator.onLine` in the console, and at the “Throttling” list of DevTools’ Network tab.',
      'Open any other website at that moment.',
      'Look in the system’s log for a network change at the time of the drop: `journalctl -u NetworkManager` on Linux.',
    ],
    falseAlarm:
      '`navigator.onLine` is true whenever the machine has any network interface up, so a machine can be without internet and “online”. The opposite, offline with a working connection to `localhost`, happens too.',
    sources: ['[MDN: Navigator.onLine](https://developer.mozilla.org/docs/Web/API/Navigator/onLine)'],
  },
} as const satisfies CauseTexts;
