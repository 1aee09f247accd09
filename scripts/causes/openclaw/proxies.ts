import type { CauseTexts } from '../cause.ts';
import { networkTexts, statusTexts } from '../client-texts.ts';
import { aboutGateway, closedByGateway } from './gateway-text.ts';

const DIRECT =
  'On the host of the gateway: `curl -i http://127.0.0.1:18789/healthz` answers `{"ok":true,"status":"live"}` if it runs.';
const PROXY_HEADERS =
  'Log the headers that arrive at the gateway, or read the proxy’s configuration for the upgrade request.';

/** Reaching the gateway: not running, wrong scheme, proxies in front of it. */
export const openclawProxies = {
  'openclaw-not-running': aboutGateway({
    title: 'OpenClaw: connection refused on port 18789',
    meaning: [
      'Nothing listens on the port of the OpenClaw gateway.',
      'The Control UI shows “Gateway unreachable”.',
    ],
    texts: networkTexts('ERR_CONNECTION_REFUSED', { ws: ['Error: connect ECONNREFUSED 127.0.0.1:18789'] }),
    aboutTexts:
      'The Control UI says “Gateway unreachable” for every failure before the connection is open, not only for this one.',
    recognized:
      'The connection was refused, and the port, the page or earlier messages show that it is one to an OpenClaw gateway.',
    causes: [
      'The gateway is not running.',
      'It has another port: `--port`, then `OPENCLAW_GATEWAY_PORT`, then `gateway.port` decide.',
      'It listens on loopback only, and the client is on another machine or outside the container.',
    ],
    check: [
      '`openclaw gateway status`, then `openclaw gateway run`.',
      'On the host: `ss -ltnp | grep 18789`.',
    ],
    falseAlarm: 'During a restart of some seconds it is normal.',
  }),
  'openclaw-plain-port': aboutGateway({
    title: 'OpenClaw: wss:// used on a port without TLS',
    meaning: [
      'The page uses `wss://`, and the gateway speaks plain `ws://` on this port.',
      'TLS is off by default.',
    ],
    texts: networkTexts('ERR_SSL_PROTOCOL_ERROR', {}),
    recognized: 'TLS failed with a protocol error on a port of a gateway.',
    causes: ['The URL was written with `wss://`.', 'TLS ends at a proxy on another port.'],
    check: [DIRECT],
  }),
  'openclaw-upgrade-lost': aboutGateway({
    title: 'OpenClaw: proxy drops the Upgrade header (200)',
    meaning: [
      'A proxy in front of the gateway does not forward `Upgrade`, so that the gateway answers with the page of the Control UI (200).',
      'The page then says “Gateway unreachable”, although the gateway runs.',
    ],
    texts: statusTexts(200),
    aboutTexts: 'The Control UI says “Gateway unreachable”.',
    recognized: 'The handshake was answered with 200, and the connection is one to an OpenClaw gateway.',
    causes: [
      'nginx without `proxy_set_header Upgrade` and `Connection`.',
      'A CDN or a tunnel with WebSockets switched off.',
    ],
    check: [
      DIRECT,
      'Send the handshake to the gateway directly: 101 there and 200 through the proxy proves it.',
    ],
    falseAlarm:
      'A wrong server that answers 200 looks the same; the page of a gateway has `data-openclaw-control-ui-build-id` in its HTML.',
  }),
  'openclaw-proxy-untrusted': aboutGateway({
    title: 'OpenClaw 403: proxy attribution required',
    meaning: [
      'The request has forwarded headers of a proxy that the gateway does not trust.',
      'The gateway answers 403 before the connection opens.',
    ],
    texts: statusTexts(403),
    aboutTexts:
      'The body is JSON with the type `proxy_attribution_required`. Often the page itself cannot be loaded either.',
    recognized:
      'The handshake was answered with 403, and the connection is one to an OpenClaw gateway. Where only the status was seen, the body of the response settles it.',
    causes: [
      '`gateway.trustedProxies` is empty or has another address. Releases since 2026.8 require it.',
      'The proxy adds to `X-Forwarded-For` instead of setting it.',
    ],
    check: [
      'Read the body: `curl -i https://HOST/`.',
      '`openclaw config set gateway.trustedProxies \'["127.0.0.1"]\' --strict-json` with the address of your proxy; it works without a restart.',
    ],
    falseAlarm: 'A 403 of the proxy itself has another body.',
  }),
  'openclaw-edge-auth': aboutGateway({
    title: 'OpenClaw: the proxy in front requires a login (401)',
    meaning: [
      'The handshake was answered with 401, and the gateway itself never answers so.',
      'A proxy in front of it wants a login.',
    ],
    texts: statusTexts(401),
    recognized: 'The handshake was answered with 401 on the main path of a gateway.',
    causes: ['HTTP authentication or a single sign-on in the proxy, whose cookie was not sent.'],
    check: [
      'Read `Server` and `WWW-Authenticate` of the response.',
      'Sign in to the proxy in a tab and reload.',
    ],
  }),
  'openclaw-viewer-token': aboutGateway({
    title: 'OpenClaw 401: viewer ticket used or expired',
    meaning: [
      'The URL of a viewer (screencast, desktop) has a ticket that is used up or has expired.',
      'Each ticket is for one connection.',
    ],
    texts: statusTexts(401),
    recognized: 'The handshake to a viewer path of a gateway was answered with 401.',
    causes: ['The page was reloaded with the old URL.', 'The ticket waited for too long.'],
    check: ['Open the viewer again from the Control UI.'],
  }),
  'openclaw-upstream-down': aboutGateway({
    title: 'OpenClaw: the proxy cannot reach the gateway (502)',
    meaning: [
      'A proxy in front of the gateway answered with 502, 503 or 504.',
      'The gateway is down, is restarting, or refuses.',
    ],
    texts: statusTexts(502),
    recognized:
      'The handshake was answered with such a status, and the connection is one to an OpenClaw gateway.',
    causes: [
      'The gateway is not running.',
      'The proxy has a wrong address or port.',
      '503 with “Too many unauthenticated sockets”: a client opens connections and does not sign in.',
    ],
    check: [DIRECT, 'Read the body of the response.'],
  }),
  'openclaw-proxy-idle': aboutGateway({
    title: 'OpenClaw: idle timeout of the proxy',
    meaning: [
      'The connection was dropped after the same time without messages, which is shorter than the gateway’s own ping of 25 s.',
      'A proxy in between closes idle connections.',
    ],
    aboutTexts: 'The `close` event has code 1006 and no reason.',
    recognized:
      'The connection to a gateway ended without a close frame, a round time after the last message; several such ends make it more certain.',
    causes: [
      '`proxy_read_timeout` or another idle timeout below 25 s.',
      'Old releases without pings, and the usual 60 s.',
    ],
    check: ['Raise the timeout of the proxy above 25 s and repeat.', '`openclaw --version`.'],
  }),
  'openclaw-pongs-lost': aboutGateway({
    title: 'OpenClaw: pongs do not reach the gateway',
    meaning: [
      'The connection was dropped 50 s after opening: the gateway pings after 25 s and waits 25 s for the answer.',
      'Browsers always answer, so that the answer was lost, or the machine was asleep.',
    ],
    aboutTexts: 'The `close` event has code 1006 and no reason.',
    recognized: 'A connection to a gateway ended without a close frame, 50 s after opening.',
    causes: ['A proxy that does not forward pongs.', 'The machine of the browser slept.'],
    check: [
      'The gateway’s log has `cause=heartbeat-timeout` for the connection.',
      'Connect without the proxy.',
    ],
  }),
  'openclaw-trusted-proxy-loopback': closedByGateway(1008, 'unauthorized', {
    title: 'OpenClaw: trusted proxy on the same host refused',
    detail: 'AUTH_UNAUTHORIZED',
    meaning: [
      'The gateway trusts a proxy for the user’s name, and the request came from its own host, which is not allowed by default.',
      'Any program on that host could otherwise claim to be a user.',
    ],
    causes: ['The proxy runs on the same machine, and `gateway.auth.trustedProxy.allowLoopback` is not set.'],
    check: ['`openclaw config get gateway.auth.trustedProxy`.'],
  }),
  'openclaw-trusted-proxy-source': closedByGateway(1008, 'unauthorized', {
    title: 'OpenClaw: request not from a trusted proxy',
    detail: 'AUTH_UNAUTHORIZED',
    meaning: [
      'The gateway takes users only from a trusted proxy, and this request did not come from one.',
      'Its address is not in the list.',
    ],
    causes: ['The client went around the proxy.', 'The proxy’s address changed, for example in Docker.'],
    check: [
      '`openclaw config get gateway.trustedProxies`, and compare with the address in the gateway’s log.',
    ],
  }),
  'openclaw-trusted-proxy-header-missing': closedByGateway(1008, 'unauthorized', {
    title: 'OpenClaw: the proxy omits a required header',
    detail: 'AUTH_IDENTITY_HEADER_REQUIRED',
    meaning: [
      'The gateway requires a header of its proxy that was not in the request.',
      'The headers must be on the upgrade request, too.',
    ],
    causes: ['The proxy sets headers only for ordinary requests.', 'The name of the header differs.'],
    check: [PROXY_HEADERS],
  }),
  'openclaw-trusted-proxy-user-missing': closedByGateway(1008, 'unauthorized', {
    title: 'OpenClaw: the proxy sends no user name',
    detail: 'AUTH_UNAUTHORIZED',
    meaning: [
      'The request came from the trusted proxy, without the header that names the user.',
      'The user is probably not signed in at the proxy.',
    ],
    causes: [
      'The upgrade request does not pass the login of the proxy.',
      'The header has another name than `userHeader`.',
    ],
    check: [PROXY_HEADERS],
  }),
  'openclaw-trusted-proxy-user-not-allowed': closedByGateway(1008, 'unauthorized', {
    title: 'OpenClaw: user not in the list of allowed users',
    detail: 'AUTH_UNAUTHORIZED',
    meaning: [
      'The trusted proxy named a user who is not in the gateway’s list.',
      'Another user would be accepted.',
    ],
    causes: [
      'The name is written differently: an address instead of a short name, upper case.',
      'The user was not added.',
    ],
    check: ['`openclaw config get gateway.auth.trustedProxy.allowUsers`, and compare.'],
  }),
  'openclaw-tailscale-identity': closedByGateway(1008, 'unauthorized: …', {
    title: 'OpenClaw: Tailscale user not identified',
    detail: 'AUTH_TAILSCALE_IDENTITY_MISSING',
    meaning: [
      'The gateway asks Tailscale who the user is, and got no usable answer.',
      'It then refuses the client.',
    ],
    causes: [
      'The request did not come through `tailscale serve`.',
      'The Tailscale daemon does not answer.',
      'The headers and the answer of Tailscale name different users.',
    ],
    check: ['`tailscale status` and `tailscale serve status` on the host.'],
  }),
  'openclaw-verified-user-required': closedByGateway(1008, 'unauthorized: …', {
    title: 'OpenClaw: only verified users are accepted',
    detail: 'AUTH_VERIFIED_USER_REQUIRED',
    meaning: [
      'The gateway’s policy needs a user whom a proxy or Tailscale has verified.',
      'A token alone is not enough.',
    ],
    causes: ['A role policy is configured, and the client connects with the shared secret.'],
    check: ['Connect through the proxy that verifies users.'],
  }),
} as const satisfies CauseTexts;
