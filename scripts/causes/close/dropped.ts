import type { CauseTexts } from '../cause.ts';
import { FIREFOX_CUT, SAFARI } from '../client-texts.ts';

const DROPPED = {
  firefox: [FIREFOX_CUT],
  safari: [SAFARI.lost],
  websockets: ['websockets.exceptions.ConnectionClosedError: no close frame received or sent'],
} as const;
const ABOUT_1006 =
  'The `close` event has `code` 1006, an empty `reason` and `wasClean` false. In Chrome there is no line in the console and no `error` event. Firefox prints its line, which has nothing to do with loading, and fires `error` only where the connection was reset. `ws` emits `close` with 1006 and no error; Node’s `WebSocket` behaves like Chrome; `aiohttp` returns a message of type `CLOSED` and has `close_code` 1006.';
const WHO_CLOSED =
  'On the server: `tcpdump -ni any "tcp port PORT and tcp[tcpflags] & (tcp-rst|tcp-fin) != 0"`. If the server sends the first FIN or RST, it closed the connection. If it only receives one, a proxy, a balancer or the client’s side did.';
const RFC_1006 =
  '[RFC 6455, section 7.1.5: 1006 is never sent](https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5)';

/** The connection ended without a close frame (1006). */
export const dropped = {
  'closed-by-transport': {
    title: 'Close code 1006: connection dropped, no close frame',
    meaning: [
      'The connection had opened, and ended without a close frame; 1006 is set by the client itself and is never sent.',
      'Something ended the TCP connection: the server process, a proxy, or the network.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'The connection opened, then the page got `close` with 1006 and no `error` event, and had not called `close()`. This finding is shown only where no rule names a more exact cause. It counts the connections to the same host that ended within the same second.',
    causes: [
      'A proxy or load balancer closed an idle connection. Then the time of silence before the end is the same each time, often 60 s: see [idle-timeout](idle-timeout.md).',
      'The server process ended: a crash, an out-of-memory kill, a deployment, `SIGTERM` without a close frame.',
      'The handler ended: Go’s gorilla sends no close frame when the connection is closed, Uvicorn none after an exception, and `ws` none with `terminate()`.',
      'The device lost its network, went to sleep, or changed between Wi-Fi and mobile network.',
      'A limit on the age of connections: Google Cloud’s load balancer counts the backend timeout from the beginning (30 s by default), Cloud Run 5 minutes by default.',
      'Security software or a firewall between browser and server ended the connection.',
    ],
    check: [
      'Did it open at all? If there was no `open` event, the handshake failed, and the cause is another one.',
      'Note how long it was open and how long it was silent, for three ends or more. The same silence each time: an idle timeout. The same age each time: a limit on the age. Neither: a crash or the network.',
      'Did several connections end within a second? To one server: it restarted. To several servers: the network of this device.',
      'Look at the server’s log and at `dmesg` (out of memory) at that second.',
      WHO_CLOSED,
      'Connect to the server directly, without proxy and CDN, and wait.',
    ],
    falseAlarm:
      'Phones and laptops drop connections all the time: a page that reconnects and fetches what it missed has no problem. A tab that is closed or reloaded does not report it; that is 1001 at the server.',
    sources: [
      RFC_1006,
      '[Google Cloud: backend service timeout and WebSockets](https://cloud.google.com/load-balancing/docs/https#websocket_support)',
      '[Cloud Run: WebSockets and the request timeout](https://cloud.google.com/run/docs/triggering/websockets)',
      '[websockets (Python): “no close frame received or sent”](https://websockets.readthedocs.io/en/stable/faq/common.html)',
    ],
  },
  'idle-timeout': {
    title: 'Idle timeout: closed after a time without traffic',
    meaning: [
      'Something between page and server, or the server itself, closes connections on which nothing is sent for a certain time.',
      'The time is the same at each end, and often a round number of seconds: 60 s is the default of nginx, AWS ALB and Apache httpd.',
    ],
    texts: {
      ...DROPPED,
      websockets: [
        'websockets.exceptions.ConnectionClosedError: no close frame received or sent',
        'websockets.exceptions.ConnectionClosedError: received 1011 (internal error) keepalive ping timeout; then sent 1011 (internal error) keepalive ping timeout',
        'websockets.exceptions.ConnectionClosedError: sent 1011 (internal error) keepalive ping timeout; no close frame received',
      ],
    },
    aboutTexts: `${ABOUT_1006} The other texts of \`websockets\` are about a ping without an answer: the second where the server sent it and closed, the third where this client did. Socket.IO names it “ping timeout” or “transport close”.`,
    recognized:
      'The connection was dropped with 1006 after a time without any message. It is certain where two or more other connections to this host, of different ages, ended after the same silence; likely where one did, or where a response names a product with exactly this limit; and possible otherwise. Where the server closed and named its unanswered ping, that is reported.',
    causes: [
      'nginx: `proxy_read_timeout` and `proxy_send_timeout`, 60 s by default. Traffic in either direction restarts the time (measured with nginx 1.22).',
      'AWS Application Load Balancer: `idle_timeout.timeout_seconds`, 60 s by default. The Network Load Balancer forgets a flow after 350 s, and resets it only at the next packet.',
      'Apache httpd: the larger of `ProxyTimeout` and `Timeout`, 60 s by default; Debian’s configuration has 300 s.',
      'HAProxy: `timeout tunnel`, or else the smaller of `timeout client` and `timeout server`.',
      'Cloudflare (about 100 s), Heroku (55 s), Azure Front Door (5 minutes), Envoy (5 minutes by default), AWS API Gateway (10 minutes).',
      'A heartbeat in the page that runs too rarely in the background: Chrome runs the timers of a hidden tab once a minute.',
      'A router or firewall at home or in the company that forgets idle connections.',
    ],
    check: [
      'Open the connection, send nothing, and measure the time to the end. Do it three times.',
      'Send a message every 10 s and measure again. If the connection now stays open, it is an idle timeout.',
      'Connect to the server directly, without the proxy. If it stays open, the proxy has the limit.',
      'Read `Server`, `Via` and cookies such as `AWSALB` of the handshake response: they name what is in between.',
    ],
    falseAlarm:
      'A single drop after a long silence can also be a crash, a restart or a lost network. A limit on the age of connections looks the same on a connection that is always silent. Pings are invisible in a browser: a silent connection that stays open probably has them.',
    sources: [
      '[nginx: proxy_read_timeout](https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout)',
      '[AWS: idle timeout of the Application Load Balancer](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#connection-idle-timeout)',
      '[HAProxy: timeout tunnel](https://docs.haproxy.org/2.8/configuration.html#4.2-timeout%20tunnel)',
      '[Chrome: timer throttling](https://developer.chrome.com/blog/timer-throttling-in-chrome-88)',
      '[websockets (Python): keepalive](https://websockets.readthedocs.io/en/stable/topics/keepalive.html)',
    ],
  },
  'proxy-idle-timeout': {
    title: 'The proxy’s log says that it closed an idle connection',
    meaning: [
      'The log of a proxy has the end of this connection, and names its own idle timeout as the reason.',
      'The server did not close it.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'A log was opened together with the recording, and a line of it fits the end of this connection.',
    causes: [
      'The limit of the proxy is shorter than the pauses between messages.',
      'The heartbeat of page or server was not running.',
    ],
    check: [
      'Compare the silence before the end with the setting of the proxy.',
      'Raise the setting and repeat.',
    ],
    falseAlarm: 'None is known: the log of the proxy says it.',
    sources: [RFC_1006],
  },
  'network-lost': {
    title: 'The device lost its network, or slept',
    meaning: [
      'Connections to different hosts were dropped at the same moment, or the machine was asleep.',
      'What they have in common is this device and its network.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'Connections to two or more hosts ended without a close frame at the same time, the browser reported being offline, or the clock shows a pause of the machine or the page. How certain it is follows from how much of this was seen.',
    causes: [
      'The laptop was closed, or the phone put the browser into the background.',
      'Wi-Fi or VPN changed.',
      'A router was restarted.',
    ],
    check: [
      'Look whether other pages lost their connections at that moment.',
      'Look in the log of the system for sleep and network changes.',
    ],
    falseAlarm:
      'Two servers behind one proxy or one provider can fail together; then other hosts keep working.',
    sources: [RFC_1006],
  },
  'server-crashed': {
    meaning: [
      'The connection was dropped right after a message of the page, or together with all others to this server.',
      'A server process that crashes does that.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'The drop came within 0.4 s after a message of the page, much sooner than at its usual interval; or within 1 s after a message in a format that servers cannot read; or three or more connections to the host ended in the same second. The finding is “likely”.',
    causes: [
      'An exception in the message handler ends the process.',
      'An out-of-memory kill.',
      'A message in another format than the server expects.',
      'A restart without a close frame.',
    ],
    check: [
      'Send the same message again (Replay in the Messages tab) and look whether the connection ends again.',
      'Look at the server’s log and at `dmesg` at that second.',
      '`systemctl status SERVICE`, `docker ps` or `kubectl describe pod` show when the process started.',
    ],
    falseAlarm:
      'A deployment ends all connections at once as well. A proxy in between that restarts does, too.',
    sources: [RFC_1006],
  },
  'upstream-dropped': {
    meaning: [
      'The log of the proxy shows that the server behind it ended the open connection.',
      'The proxy only passed the end on.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'A log was opened together with the recording, and its line about this connection says that the upstream closed or reset it.',
    causes: [
      'The application crashed or was restarted.',
      'The application has its own timeout or limit.',
      'The handler returned.',
    ],
    check: ['Read the application’s log at that second.', 'Look when its process started.'],
    falseAlarm:
      'An application that ends connections on purpose, without a close frame, gives the same line.',
    sources: [RFC_1006],
  },
  'ended-by-server-fault': {
    title: 'The server’s log says why the connection ended',
    meaning: [
      'The log of the server has an error at the moment in which the connection ended.',
      'The client only saw that it ended.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'A log was opened together with the recording, and a line of it, such as an exception or a kill, fits the end of this connection. Where only the time fits, the finding is “likely”.',
    causes: ['An exception in a handler.', 'Not enough memory.', 'A failed dependency, such as a database.'],
    check: ['Follow the log while you reproduce the end: the line must appear again.'],
    falseAlarm: 'A line of the same second can be about another request.',
    sources: [RFC_1006],
  },
  'silent-backend': {
    title: 'Opened by the proxy, and nothing ever came back',
    meaning: [
      'The connection opened, the page sent messages and received none, and it was dropped.',
      'The 101 came from a proxy; the application behind it may never have seen the connection.',
    ],
    texts: DROPPED,
    aboutTexts: ABOUT_1006,
    recognized:
      'A response names a proxy, the page sent at least one message and received none on any connection to this URL, and the connection was dropped between 1 s and 30 s after opening.',
    causes: [
      'The proxy accepts every upgrade, and the application behind it is another one or is down.',
      'The application waits for another first message and gives up.',
      'A tunnel or CDN without a working origin.',
    ],
    check: [
      'Look in the application’s log whether it saw the connection.',
      'Connect to the application directly.',
    ],
    falseAlarm: 'A server that only receives sends nothing on purpose. Then the drop has another cause.',
    sources: [RFC_1006],
  },
  'closed-after-open': {
    meaning: [
      'The handshake succeeds, and the connection ends right after it, each time.',
      'The server accepts the client and then decides against it, or fails.',
    ],
    texts: DROPPED,
    aboutTexts: 'The close code differs: 1000, 1005 or 1006, without words that name a reason.',
    recognized:
      'Several connections to the same URL ended within a short time after opening, with a code that names no cause, before they were used.',
    causes: [
      'The server checks a token after it has accepted, and closes without a reason.',
      'The handler throws for this path or this user.',
      'Nothing handles this path: `express-ws` accepts every upgrade, and closes where no route fits.',
      'Security software on this device ends the connection.',
    ],
    check: [
      'Read the server’s log for one of the attempts.',
      'Connect from another device and with another client: `npx wscat -c wss://HOST/PATH`.',
      'Connect to the server without the proxy.',
    ],
    falseAlarm:
      'A server that sends one answer and closes, on purpose, is not reported unless nothing was received.',
    sources: [
      '[RFC 6455, section 7.1.6: the close reason](https://www.rfc-editor.org/rfc/rfc6455#section-7.1.6)',
    ],
  },
} as const satisfies CauseTexts;
