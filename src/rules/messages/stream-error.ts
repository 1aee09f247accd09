import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';
import { endingFault, faultEvidence, wordsOf } from '../shared/stream-fault.ts';
import { streamFixes } from '../shared/stream-fixes.ts';

/** With these the server refuses the client before anything else; others end what had begun. */
const REFUSALS = new Set([
  'CONNACK',
  'sasl-outcome',
  'protocol header',
  'security handshake',
  'SecurityResult',
  'identification',
  'method selection',
  'authentication',
  'SASL failure',
]);

export const streamError = defineRule({
  id: 'stream-error',
  title: 'The server reports an error in the protocol over the WebSocket',
  severity: 'error',
  scenario: 'D2',
  spec: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901285',
  explains: ['close'],
  specificity: 'named cause',
  requires: [],
  dependsOn: ['messages'],
  suppresses: [
    'server-error-message',
    'error-replies',
    'api-key-rejected',
    'origin-refused',
    'token-expired',
  ],
  detect(connection) {
    const found = endingFault(connection);
    if (!found) return undefined;
    const { fault, server, protocol } = found;
    const { closed } = connection;
    const verb = REFUSALS.has(fault.packet) ? 'rejected the client' : 'closed the connection';
    const label =
      fault.code === '' || fault.code === fault.name ? fault.packet : `${fault.packet} ${fault.code}`;
    return {
      confidence: 'certain',
      title: `${server} ${verb}: ${wordsOf(fault)} (${label})`,
      evidence: evidence(
        faultEvidence(connection, found),
        closed
          ? {
              fact: `The connection ended ${formatDuration(closed.at - fault.at)} later with code ${closed.code}.`,
              events: [closed.event],
            }
          : {
              fact: 'The WebSocket handshake succeeded.',
              events: [connection.opened?.event ?? connection.createdEvent],
            },
      ),
      facts: { ...endpointFacts(connection), protocol, code: fault.code, topic: fault.topic },
    };
  },
  fixes(_match, connection) {
    const found = endingFault(connection);
    return found ? streamFixes(found.protocol, found.fault) : [];
  },
});
