import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { listeners } from '../../fixes/shell-commands.ts';
import { failureOf, netErrorOf } from '../../session/handshake-outcome.ts';
import { shellQuote } from '../../shared/shell-quote.ts';

export const notHttp = defineRule({
  id: 'not-http',
  title: 'What listens on this port does not speak HTTP',
  severity: 'error',
  scenario: 'B9',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  requires: ['wire'],
  detect(connection) {
    const garbled = /^ERR_INVALID_(?:HTTP_)?RESPONSE$/.test(netErrorOf(connection) ?? '');
    if (!garbled && !failureOf(connection, 'status-line')) return undefined;
    return {
      confidence: 'certain',
      title: `What listens on ${endpointOf(connection)} does not answer in HTTP`,
      evidence: evidence(networkLogEvidence(connection), pageEvidence(connection)),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
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
