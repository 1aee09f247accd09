import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { cookieEvidence, headerSizeFixes } from '../../fixes/header-size-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { notFoundFixes } from '../../fixes/stacks/not-found-fixes.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { forwardsUpgrades, proxiesFor } from '../../stacks/detect-proxy.ts';
import { serverOf } from '../../stacks/detect-server.ts';
import { http2Fixes, http2Match, http2Rejection } from '../shared/http2-handshake.ts';

const ANSWERED_ELSEWHERE = [400, 401, 403, 404, 407, 429];
const WORDS: Record<number, { title: string; because: string }> = {
  200: {
    title: 'An ordinary web page answers at this path, not a WebSocket server (200)',
    because:
      'A 200 is what a web server says that knows nothing of WebSockets, such as one that sends index.html for every path.',
  },
  405: {
    title: 'The endpoint does not allow this method (405)',
    because: 'A 405 says that the method is not GET any more, or that the path takes other methods only.',
  },
  410: {
    title: 'The endpoint has been removed (410)',
    because: 'A 410 says that something was here and is gone for good.',
  },
  413: {
    title: 'The request is too large for the server (413)',
    because: 'A handshake has no body, so a 413 is about its headers; cookies are most of them.',
  },
  414: {
    title: 'The URL is too long for the server (414)',
    because: 'A 414 is about the length of path and query; a token in the query is most of it.',
  },
  426: {
    title: 'The server saw no upgrade request (426)',
    because: 'A 426 comes from a WebSocket server that sees a request without an Upgrade header it accepts.',
  },
  431: {
    title: 'The request headers are too large for the server (431)',
    because: 'A 431 is about the size of the headers; cookies are most of it.',
  },
};

const TOO_LARGE = new Set([413, 431]);

const SHORTEN_URL: Fix = {
  title: 'Shorten the query of the URL',
  detail:
    'Send the data in the first message instead, or exchange a long token for a short ticket before connecting.',
};

export const notAWebsocketEndpoint = defineRule({
  id: 'not-a-websocket-endpoint',
  title: 'What answers at this url is not a WebSocket server',
  severity: 'error',
  scenario: 'B9',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection, session) {
    const status = refusedWith(connection);
    if (status === undefined || !connection.wire || ANSWERED_ELSEWHERE.includes(status)) return undefined;
    if ((status >= 300 && status < 400) || status >= 500) return undefined;
    const words = WORDS[status];
    const http2 = http2Rejection(connection, status);
    const [proxy] = status === 426 ? proxiesFor(connection, session) : [];
    return {
      confidence: words ? 'certain' : 'likely',
      title:
        words?.title ??
        `The handshake was answered with ${status}, which is neither a switch to WebSocket nor a usual refusal`,
      evidence: evidence(
        networkLogEvidence(connection),
        words ? { fact: words.because, events: [connection.wire.event] } : undefined,
        http2,
        proxy && !forwardsUpgrades(proxy.name)
          ? {
              fact: `The response to ${proxy.to} names ${proxy.name}: a proxy that may have removed the Upgrade header.`,
              events: [proxy.event],
            }
          : undefined,
        TOO_LARGE.has(status) ? cookieEvidence(connection) : undefined,
        serverOf(connection, session)?.because,
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status },
      ...(words ? {} : { howToConfirm: 'The body of the answer says what the server means by it.' }),
      ...(http2 ? http2Match(status) : {}),
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const proxy = passUpgradeOn(
      connection,
      session,
      'Many proxies drop the header unless they are told to keep it. Those of Node.js need an option: ws: true in http-proxy-middleware, Vite and webpack-dev-server, websocket: true in @fastify/http-proxy.',
    );
    const network: Fix = {
      by: 'operator',
      title: 'Enable WebSockets on the CDN',
      detail:
        'If a CDN is in front of the server, it must have WebSockets enabled and must not cache this path.',
    };
    const path: Fix = {
      title: 'Correct host, port or path',
      detail: `Something else answers at ${match.facts.path}: the page's own server in place of the WebSocket server, or a catch-all route.`,
    };
    const look = inspectResponseWithCurl(
      target,
      'The body tells whose answer it is. Ask the server directly as well, past the proxy: 101 there and another status here is the proxy.',
    );
    const status = match.facts.status;
    if (TOO_LARGE.has(status)) return [...headerSizeFixes(connection), look];
    const specific = [
      ...(http2Rejection(connection, status) ? http2Fixes(connection, session) : []),
      ...rejectionFixes(connection, session),
      ...(status === 200 ? notFoundFixes(connection) : []),
    ];
    if (status === 414) return [SHORTEN_URL, look];
    return status === 426 ? [...specific, proxy, look, network] : [...specific, path, look, proxy, network];
  },
});
