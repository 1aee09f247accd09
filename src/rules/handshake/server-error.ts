import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog, inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { describeServerError } from '../../handshake/server-error-status.ts';
import { refusedWith, timeToFail } from '../../session/handshake-outcome.ts';
import { formatDuration } from '../../shared/format.ts';
import { isBehind } from '../../stacks/detect-proxy.ts';
import { http2Fixes, http2Match, http2Rejection } from '../shared/http2-handshake.ts';

/** https://httpd.apache.org/docs/2.4/mod/mod_proxy.html#protoupgrade */
const APACHE_MODULE: Fix = {
  by: 'operator',
  title: 'Load the module of Apache that passes the upgrade on',
  detail:
    'Apache answers 500 where no module takes the URL of ProxyPass; its error log then says "No protocol handler was valid for the URL". ws:// needs mod_proxy_http (2.4.47 or newer) or mod_proxy_wstunnel, and http:// with upgrade=websocket needs mod_proxy_http.',
  snippet: 'a2enmod proxy_http proxy_wstunnel && systemctl restart apache2',
  language: 'sh',
};

export const serverError = defineRule({
  id: 'server-error',
  title: 'Handshake rejected: server error (5xx)',
  severity: 'error',
  scenario: 'B5',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection) {
    const status = refusedWith(connection) ?? 0;
    if (status < 500 || status > 599 || !connection.wire) return undefined;
    const { hop, words } = describeServerError(status);
    const took = timeToFail(connection);
    const retried =
      status === 503 && took !== undefined && took > 2_800 && took < 4_000
        ? {
            fact: `It took ${formatDuration(took)}, as long as the three retries that HAProxy makes by default when a backend is down.`,
            events: [connection.wire.event],
          }
        : undefined;
    const http2 = http2Rejection(connection, status);
    return {
      confidence: 'certain',
      title: words.includes(String(status)) ? words : `${words} (${status})`,
      ...(http2 ? http2Match(status) : {}),
      evidence: evidence(
        networkLogEvidence(connection),
        http2 ?? { fact: hop, events: [connection.wire.event] },
        retried,
        pageEvidence(connection),
      ),
      facts: {
        ...endpointFacts(connection),
        status,
      },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const at = connection.wire?.entry.startedAt ?? connection.createdAt;
    const { search } = describeServerError(match.facts.status);
    const http2 = http2Rejection(connection, match.facts.status);
    return [
      ...(http2 ? http2Fixes(connection, session) : []),
      ...rejectionFixes(connection, session),
      ...(match.facts.status === 500 && isBehind('Apache httpd', connection, session) ? [APACHE_MODULE] : []),
      ...(match.facts.status === 501
        ? [
            proxyFix('upgrade', connection, session, {
              title: 'Enable WebSockets at the proxy or server',
              detail: 'A 501 says that it has no support for them as it is set up.',
            }),
          ]
        : []),
      checkServerLog(at, `${search} The path is ${quote(connection.parsedUrl.path)}.`),
      inspectResponseWithCurl(
        target,
        'The Server and Via headers show which hop answered; the body often has its message.',
      ),
      stackFix('reconnect', connection, session, {
        title: 'Use exponential backoff with jitter',
        detail: 'Otherwise all clients reconnect at once when the server is back.',
      }),
    ];
  },
});
