import type { CauseTexts } from '../cause.ts';
import { chrome, FIREFOX_HANDSHAKE, NODE_HANDSHAKE } from '../client-texts.ts';

/** The handshake waits, or failed for a reason that is not to be seen. */
export const unclear = {
  'stuck-connecting': {
    title: 'WebSocket stays in CONNECTING',
    meaning: [
      'The connection has been in the state `CONNECTING` for longer than nearly every handshake that succeeds.',
      'Either the server does not answer, or the browser itself holds the handshake back.',
    ],
    texts: {
      chrome: [chrome('WebSocket opening handshake timed out')],
      firefox: [FIREFOX_HANDSHAKE],
      ws: ['Error: Opening handshake has timed out'],
      websockets: ['TimeoutError: timed out during opening handshake'],
    },
    aboutTexts:
      'While it waits, no client prints anything: `readyState` is 0. Chrome gives up after 240 s, Firefox after 20 s.',
    recognized:
      'For 5 s or more no `open`, `error` or `close` event came. The finding looks for an older connection to the same host and port that waits too, and for ten or more failures before, after which Chrome delays the next handshakes.',
    causes: [
      'The server accepted the request and never answers: an upgrade handler that returns without writing, or a development server such as Vite that ignores foreign upgrades.',
      'Another handshake to the same address waits: browsers run one at a time (RFC 6455, section 4.1). Chrome does so per IP address and port, Firefox per host.',
      'Chrome delays each handshake by 1 to 5 s after about ten failures in the same tab.',
      'A permission prompt waits for the user.',
    ],
    check: [
      '`curl -isN --max-time 5 --http1.1 -H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: dGVzdGtleTEyMzQ1Njc4OQ==" http://HOST:PORT/PATH`. No line at all means that the server does not answer.',
      'Open the page in a fresh window. If it connects at once there, the browser held it back.',
      'Close all other tabs of the site: one that waits blocks the others.',
    ],
    falseAlarm:
      'Some servers authenticate for several seconds before they answer. If `open` comes in the end, the finding goes away.',
    sources: [
      '[RFC 6455, section 4.1: one connection in CONNECTING state](https://www.rfc-editor.org/rfc/rfc6455#section-4.1)',
      '[Chromium: websocket_throttler.cc](https://chromium.googlesource.com/chromium/src/+/main/services/network/websocket_throttler.cc)',
    ],
  },
  'handshake-unanswered': {
    meaning: [
      'The log has the upgrade request and, for a long time after it, neither a response nor an error.',
      'The request left the browser, and nobody answered it before the recording ended.',
    ],
    texts: {
      chrome: [chrome('WebSocket opening handshake timed out')],
      ws: ['Error: Opening handshake has timed out'],
    },
    recognized:
      'A file (net log, HAR, log of `wsdoctor watch`) has the request, and 5 s or more later it has neither a response nor an error.',
    causes: [
      'The server’s upgrade handler does not answer this path.',
      'A proxy forwards the request to a server that is gone and waits.',
      'The recording was stopped too early.',
    ],
    check: [
      'Send the same request with `curl --max-time 10` to the proxy, then directly to the server behind it.',
      'Record again, for longer.',
    ],
    falseAlarm:
      'A recording that ends while the handshake is under way. The finding is “likely” for that reason.',
  },
  'reason-hidden': {
    title: 'Handshake failed; an extension hides the reason',
    meaning: [
      'The handshake failed, and Chrome gives a blank reason because an installed extension has the permission `webRequest` or `declarativeNetRequest`.',
      'Most ad blockers have one of them; the extension did not cause the failure.',
    ],
    texts: { chrome: [chrome('')] },
    aboutTexts: 'The line ends after the colon. Firefox never names the reason in its console.',
    recognized:
      'The network log has the failed handshake with an empty reason. Whether the request was sent still shows, and with it the stage: before that, it is name, port or TLS; after it, the server’s answer.',
    causes: [
      'An extension with one of these permissions is enabled. It does not have to be active on the page, nor to have a rule for it.',
    ],
    check: [
      'Open the page in a profile without extensions, or in a guest window: the console then has the reason.',
      'Send the handshake with `curl`, which shows the full response.',
      'Record a net log at `chrome://net-export`: it has the reason in any case.',
    ],
    falseAlarm: 'The blank reason itself is harmless. It says nothing about the server.',
    sources: [
      '[Chromium: the proxy of web_request drops the message](https://chromium.googlesource.com/chromium/src/+/main/extensions/browser/api/web_request/web_request_proxying_websocket.cc)',
    ],
  },
  'unexplained-failure': {
    meaning: [
      'The handshake failed, and nothing that was recorded says why.',
      'The page is not told the reason on purpose: a refused port, a 403 and a bad certificate look the same to it.',
    ],
    texts: { firefox: [FIREFOX_HANDSHAKE], node: [NODE_HANDSHAKE], chrome: [chrome('')] },
    recognized:
      'The page got `error` and `close` with 1006 before `open`, and no entry of the network log belongs to it: DevTools was opened later, or the browser keeps no log of it.',
    causes: [
      'DevTools was closed when the handshake failed.',
      'The connection was opened by a shared worker or another place that the log does not cover.',
      'A Content-Security-Policy blocked it: then there is an `error` event and no `close` event.',
    ],
    check: [
      'Open DevTools, reload the page, and let it fail again.',
      'Press Run in the Test tab, or run `wsdoctor probe` with the URL.',
    ],
    falseAlarm: 'A page that was closed or navigated during the handshake leaves the same trace.',
    sources: [
      '[WHATWG: why the reason is hidden from the page](https://websockets.spec.whatwg.org/#feedback-from-the-protocol)',
    ],
  },
} as const satisfies CauseTexts;
