import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { type CommandTarget, commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { listeners } from '../../fixes/shell-commands.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { failureOf, netErrorOf } from '../../session/handshake-outcome.ts';
import { shellQuote } from '../../shared/shell-quote.ts';
import { httpEvidence, serverOf } from '../../stacks/detect-server.ts';

/** The right program, but its upgrade handler writes no status line. */
function upgradeHandlerFixes(target: CommandTarget): Fix[] {
  return [
    inspectResponseWithCurl(
      target,
      'The port is right, since it serves HTTP. The bytes that come instead of a status line often say why, such as "Unauthorized".',
    ),
    {
      by: 'operator',
      title: 'Answer the upgrade request with a status line',
      detail:
        'A handler of the upgrade event gets a bare socket: what it writes is not wrapped in HTTP. Development servers and middleware that reject a request so send only a text.',
      snippet: "socket.end('HTTP/1.1 403 Forbidden\\r\\nConnection: close\\r\\n\\r\\n');",
      language: 'js',
    },
  ];
}

export const notHttp = defineRule({
  id: 'not-http',
  title: 'What listens on this port does not speak HTTP',
  severity: 'error',
  scenario: 'B9',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  requires: ['wire'],
  detect(connection, session) {
    const garbled = /^ERR_INVALID_(?:HTTP_)?RESPONSE$/.test(netErrorOf(connection) ?? '');
    if (!garbled && !failureOf(connection, 'status-line')) return undefined;
    const http = httpEvidence(connection, session);
    return {
      confidence: 'certain',
      title: http
        ? `${endpointOf(connection)} serves HTTP, but did not answer this handshake in HTTP`
        : `What listens on ${endpointOf(connection)} does not answer in HTTP`,
      evidence: evidence(
        networkLogEvidence(connection),
        http,
        serverOf(connection, session)?.because,
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), http: http ? 'yes' : '' },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    if (match.facts.http) return [...rejectionFixes(connection, session), ...upgradeHandlerFixes(target)];
    return [
      ...rejectionFixes(connection, session),
      {
        title: 'See what it says',
        detail: 'The first line mostly gives it away: SSH-2.0, a mail or database greeting, or bytes of TLS.',
        snippet: `printf 'GET / HTTP/1.1\\r\\n\\r\\n' | nc -w3 ${shellQuote(target.host.replace(/^\[|\]$/g, ''))} ${target.port} | head -c 200`,
        language: 'sh',
      },
      {
        by: 'operator',
        title: 'Correct the port',
        detail: `Another program has port ${target.port}. See which one, and on which port the WebSocket server listens.`,
        snippet: listeners(target),
        language: 'sh',
      },
    ];
  },
});
