import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { tlsCheck } from '../../fixes/shell-commands.ts';
import { usualTlsPort } from '../../handshake/default-tls-port.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import { inferPortProtocol } from '../../session/same-endpoint.ts';
import { stackOf } from '../../stacks/detect-stack.ts';
import { fitsEngineIo } from '../shared/engine-io-wait.ts';

/** A port with TLS closes the connection at once; a Socket.IO server waits for a second where the path is not its own. */
function isSocketIoWait(connection: Connection): boolean {
  return stackOf(connection)?.name === 'Socket.IO' && fitsEngineIo(connection);
}

export const wsToTlsPort = defineRule({
  id: 'ws-to-tls-port',
  title: 'The page asks for ws:// on a port that expects TLS',
  severity: 'error',
  scenario: 'A3',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  explains: ['connect'],
  specificity: 'class',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection, session) {
    const { secure, port } = connection.parsedUrl;
    const hungUp = failureOf(connection, 'no-response') !== undefined;
    // Node's TLS server closes the connection on plain HTTP; nginx and Go answer 400.
    if (secure || !(hungUp || refusedWith(connection) === 400)) return undefined;
    const protocol = inferPortProtocol(connection, session);
    if (protocol?.speaks === 'plain') return undefined;
    const usual = usualTlsPort(port);
    if (!protocol && !usual && (!hungUp || isSocketIoWait(connection))) return undefined;
    return {
      confidence: protocol ? 'certain' : usual ? 'likely' : 'possible',
      title:
        protocol || usual
          ? `${endpointOf(connection)} expects TLS, and the url is ws://`
          : `${endpointOf(connection)} may expect TLS, and the url is ws://`,
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        protocol ? { fact: protocol.because, events: protocol.events } : undefined,
        usual
          ? { fact: `TLS is what port ${port} is commonly used for.`, events: [connection.createdEvent] }
          : undefined,
      ),
      facts: endpointFacts(connection),
      ...(protocol
        ? {}
        : {
            howToConfirm:
              'If openssl prints a certificate for this port, it uses TLS. If not, the server closed the connection for another reason.',
          }),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      {
        title: 'Use wss://',
        detail: 'The same host, port and path, with TLS.',
        snippet: `new WebSocket(${JSON.stringify(retarget(target, { secure: true, port: target.port }))})`,
        language: 'js',
        change: { kind: 'retarget', secure: true },
      },
      {
        title: 'Prove that the port speaks TLS',
        detail: 'A certificate in the output settles it.',
        snippet: tlsCheck(target),
        language: 'sh',
      },
    ];
  },
});
