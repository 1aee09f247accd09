import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog, inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { notFoundFixes } from '../../fixes/stacks/not-found-fixes.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { usualTlsPort } from '../../handshake/default-tls-port.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf } from '../../session/handshake-outcome.ts';
import { inferPortProtocol } from '../../session/same-endpoint.ts';
import { fitsEngineIo } from '../shared/engine-io-wait.ts';

/** A Socket.IO server that has another path, or a client that is none of Socket.IO. */
function engineIoPath(connection: Connection): Fix {
  const [own] = notFoundFixes(connection);
  return (
    own ?? {
      title: 'Connect to the path of Socket.IO, with its own client',
      detail: 'A Socket.IO server speaks on /socket.io/ and does not take plain WebSocket clients.',
    }
  );
}

export const noResponse = defineRule({
  id: 'no-response',
  title: 'The server closed the connection without a response',
  severity: 'error',
  scenario: 'B5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection, session) {
    if (!failureOf(connection, 'no-response')) return undefined;
    const { secure, port } = connection.parsedUrl;
    const protocol = inferPortProtocol(connection, session);
    // A TLS port closes the connection on plain HTTP: ws-to-tls-port reports that.
    if (!secure && (protocol?.speaks === 'tls' || (!protocol && usualTlsPort(port)))) return undefined;
    const certain = secure || protocol?.speaks === 'plain';
    const engineIo = fitsEngineIo(connection);
    return {
      confidence: certain ? 'certain' : engineIo ? 'likely' : 'possible',
      title: `${endpointOf(connection)} closed the connection without a response`,
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        protocol ? { fact: protocol.because, events: protocol.events } : undefined,
        engineIo
          ? {
              fact: 'It took about 1 s, which is how long Socket.IO servers wait before they drop an upgrade on a path that is not theirs.',
              events: [connection.createdEvent],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), engineIo: engineIo ? 'yes' : '' },
      ...(certain
        ? {}
        : {
            howToConfirm:
              'A TLS port closes the connection in the same way. If openssl s_client prints a certificate for this port, the URL needs wss://.',
          }),
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const at = connection.wire?.entry.startedAt ?? connection.createdAt;
    const path: Fix = match.facts.engineIo
      ? engineIoPath(connection)
      : {
          title: 'Check that something handles this path',
          detail: `The server took the request for ${target.path} and destroyed the connection: no upgrade handler, a handler that refuses by socket.destroy() or crashes, or a proxy (such as server.proxy of Vite) whose backend does not run.`,
        };
    return [
      ...rejectionFixes(connection, session),
      path,
      checkServerLog(at, 'An exception in the upgrade handler ends the connection without a response.'),
      inspectResponseWithCurl(
        target,
        '"Empty reply from server" confirms it. Try another path on the same port for comparison.',
      ),
      {
        by: 'operator',
        title: 'Reject with an HTTP status',
        detail: 'Then the browser, its log and this diagnosis can say why.',
        snippet:
          "socket.end('HTTP/1.1 403 Forbidden\\r\\nConnection: close\\r\\n\\r\\n'); // instead of socket.destroy()",
        language: 'js',
      },
    ];
  },
});
