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
    title: 'Server returned a normal HTTP response (200) instead of upgrading',
    because:
      'A 200 means that the request was handled as plain HTTP: a wrong path, a server that sends index.html for every path, or a proxy that does not forward the Upgrade header.',
  },
  405: {
    title: 'The endpoint does not allow this method (405)',
    because: 'A 405 means that the path does not accept GET, the method of every handshake over HTTP/1.1.',
  },
  410: {
    title: 'The endpoint has been removed (410)',
    because: 'A 410 means that the resource was removed for good.',
  },
  413: {
    title: 'The request is too large for the server (413)',
    because: 'A handshake has no body, so a 413 is about the size of its headers, usually of the cookies.',
  },
  414: {
    title: 'The URL is too long for the server (414)',
    because: 'A 414 is about the length of the path and the query, often of a token in the query.',
  },
  426: {
    title: 'Handshake rejected: 426 Upgrade Required',
    because:
      'The browser sent an Upgrade header. A WebSocket server answers 426 if the header was removed on the path, or if it does not accept the version.',
  },
  431: {
    title: 'The request headers are too large for the server (431)',
    because: 'A 431 is about the size of the headers, usually of the cookies.',
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
  title: 'The response is not from a WebSocket endpoint',
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
      title: words?.title ?? `Handshake rejected: unexpected status ${status}`,
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
      ...(words ? {} : { howToConfirm: 'The body of the response often says why.' }),
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
      detail: `Another handler may respond at ${match.facts.path}: the server of the page instead of the WebSocket server, or a catch-all route.`,
    };
    const look = inspectResponseWithCurl(
      target,
      'The body and the headers often show which program responded. If the server itself returns 101 without the proxy, the proxy is the cause.',
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
