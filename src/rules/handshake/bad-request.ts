import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { areCookiesLarge, cookieEvidence, headerSizeFixes } from '../../fixes/header-size-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { usualTlsPort } from '../../handshake/default-tls-port.ts';
import type { Connection } from '../../session/connection.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { inferPortProtocol } from '../../session/same-endpoint.ts';
import type { Session } from '../../session/session.ts';
import { headerValue } from '../../shared/header.ts';
import { isLoopback } from '../../shared/socket-url.ts';
import { forwardsUpgrades, proxiesFor } from '../../stacks/detect-proxy.ts';
import { serverOf } from '../../stacks/detect-server.ts';
import { http2Fixes, http2Match, http2Rejection } from '../shared/http2-handshake.ts';

const WANTED = ['host', 'upgrade', 'connection', 'sec-websocket-key', 'sec-websocket-version', 'origin'];

/** A proxy shows that has to be told to, or the server is on another machine, where one may be that does not show. */
function mayDropUpgrade(connection: Connection, session: Session): boolean {
  const proxies = proxiesFor(connection, session);
  return proxies.length > 0
    ? !proxies.every(({ name }) => forwardsUpgrades(name))
    : !isLoopback(connection.parsedUrl.host);
}

/** https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers */
function cookieSizeFix({ parsedUrl }: Connection): Fix {
  return {
    title: 'Check the size of the cookies',
    detail: `nginx answers 400 where a header is longer than large_client_header_buffers allows, 8 KiB by default. The network log does not show which cookies of ${parsedUrl.host} went with the handshake: the command counts those that scripts can read, and DevTools lists all of them under Application, Cookies.`,
    snippet: 'document.cookie.length',
    language: 'js',
  };
}

/** Nothing in this tab shows whether the port uses TLS. */
const TRY_TLS: Fix = {
  title: 'Try wss:// on this port',
  detail:
    'nginx, Apache and Go answer 400 to plain HTTP on a port with TLS. Nothing else in this tab shows whether this port uses TLS.',
  change: { kind: 'retarget', secure: true },
};

/** What else a 400 can mean where neither the library nor the server is recognized. */
function unnamedFixes(connection: Connection, session: Session): Fix[] {
  const { secure } = connection.parsedUrl;
  const cookiesInLog = cookieEvidence(connection) !== undefined;
  return [
    ...(!secure && !inferPortProtocol(connection, session) ? [TRY_TLS] : []),
    ...(cookiesInLog ? [] : [cookieSizeFix(connection)]),
  ];
}

/** Addresses and localhost are never refused as a host name. */
const hasOwnName = ({ parsedUrl: { host } }: Connection): boolean =>
  !isLoopback(host) && !/^[\d.]+$|:/.test(host);

export const badRequest = defineRule({
  id: 'bad-request',
  title: 'Handshake rejected: 400 Bad Request',
  severity: 'error',
  scenario: 'B7',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection, session) {
    if (refusedWith(connection) !== 400 || !connection.wire) return undefined;
    const { parsedUrl, wire } = connection;
    // An HTTPS port answers plain HTTP with 400: ws-to-tls-port reports that.
    const protocol = inferPortProtocol(connection, session);
    if (!parsedUrl.secure && (protocol?.speaks === 'tls' || (!protocol && usualTlsPort(parsedUrl.port))))
      return undefined;
    const sent = WANTED.filter((name) => headerValue(wire.entry.requestHeaders, name) !== undefined);
    const [proxy] = proxiesFor(connection, session);
    const http2 = http2Rejection(connection, 400);
    const large = areCookiesLarge(connection);
    return {
      confidence: 'certain',
      ...(http2 ? http2Match(400) : {}),
      evidence: evidence(
        networkLogEvidence(connection),
        http2,
        sent.length > 0 && !http2
          ? {
              fact: `The request has the headers that a handshake needs: ${sent.join(', ')}.`,
              events: [wire.event],
            }
          : undefined,
        proxy && !http2
          ? {
              fact: `The response to ${proxy.to} names ${proxy.name}: a proxy may have ${forwardsUpgrades(proxy.name) ? 'changed the path or the Host header' : 'removed headers'} before the request reached the server.`,
              events: [proxy.event],
            }
          : undefined,
        serverOf(connection, session)?.because,
        large ? cookieEvidence(connection) : undefined,
        pageEvidence(connection),
      ),
      facts: {
        ...endpointFacts(connection),
        status: 400,
        path: quote(parsedUrl.path),
      },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const named = rejectionFixes(connection, session);
    return [
      ...(http2Rejection(connection, 400) ? http2Fixes(connection, session) : []),
      ...named,
      ...(areCookiesLarge(connection) ? headerSizeFixes(connection) : []),
      inspectResponseWithCurl(
        target,
        'The body often names the fault: a missing Upgrade header, an unknown path (the ws library answers 400), a wrong version, host or key.',
      ),
      ...(named.length === 0 ? unnamedFixes(connection, session) : []),
      ...(mayDropUpgrade(connection, session)
        ? [
            passUpgradeOn(
              connection,
              session,
              'If the direct connection to the server gives 101, a proxy on the way drops the Upgrade and Connection headers.',
            ),
          ]
        : []),
      {
        title: 'Compare the path with the one the server handles',
        detail: `The path is ${match.facts.path}. The ws library answers 400 for a path other than its option path, and so does each of several on one server: give them noServer: true then. A proxy may strip or add a prefix: proxy_pass of nginx with a path after the host does, handle_path of Caddy does.${hasOwnName(connection) ? ' Development servers reject host names they do not know: Vite has server.allowedHosts for that.' : ''}`,
      },
    ];
  },
});
