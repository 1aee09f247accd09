import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closedWith } from '../../session/close-cause.ts';

export const tryAgainLater = defineRule({
  id: 'try-again-later',
  title: 'The server is overloaded and turns clients away (1013)',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  detect(connection) {
    const closed = closedWith(connection, 1013);
    if (!closed) return undefined;
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} is overloaded and turns clients away (1013)`,
      evidence: evidence(closeFrameEvidence(connection, closed), lastSent(connection, closed.at)),
      facts: endpointFacts(connection),
    };
  },
  fixes: (_match, connection, session) => [
    stackFix(
      'reconnect',
      connection,
      session,
      {
        title: 'Back off for longer than usual',
        detail:
          'Wait half a minute at least, longer each time, with chance in it. Retrying at once keeps the server where it is.',
      },
      { from: 30_000, upTo: 300_000 },
    ),
    {
      title: 'Look at the load of the server',
      detail:
        'Connections, memory, and the limits that make it turn clients away; some servers use 1013 for a client that reads too slowly.',
    },
  ],
});
