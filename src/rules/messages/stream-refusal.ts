import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { faultEvidence, refusedRequest, wordsOf } from '../shared/stream-fault.ts';
import { streamFixes } from '../shared/stream-fixes.ts';

/** What the packet refuses. */
const REFUSED: Readonly<Record<string, string>> = {
  SUBACK: 'a subscription',
  UNSUBACK: 'to unsubscribe',
  PUBACK: 'a message',
  PUBREC: 'a message',
  detach: 'a link',
  end: 'a session',
  'channel.close': 'an operation and closed its channel',
  'SASL failure': 'the login',
};

export const streamRefusal = defineRule({
  id: 'stream-refusal',
  title: 'The server refuses a request of the protocol over the WebSocket',
  severity: 'warning',
  scenario: 'D2',
  spec: 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html#_Toc3901178',
  requires: [],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const found = refusedRequest(connection);
    if (!found) return undefined;
    const { fault, server, protocol } = found;
    return {
      confidence: 'certain',
      title: `${server} refused ${REFUSED[fault.packet] ?? 'a request'}: ${wordsOf(fault)} (${fault.packet})`,
      evidence: evidence(faultEvidence(connection, found), {
        fact: 'The connection stayed open afterwards.',
        events: [connection.opened?.event ?? connection.createdEvent],
      }),
      facts: { ...endpointFacts(connection), protocol, code: fault.code, topic: fault.topic },
    };
  },
  fixes(_match, connection) {
    const found = refusedRequest(connection);
    return found ? streamFixes(found.protocol, found.fault) : [];
  },
});
