import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closedWith } from '../../session/close-cause.ts';
import { closeTitle, closeWords } from '../shared/server-words.ts';

export const tryAgainLater = defineRule({
  id: 'try-again-later',
  title: 'Server closed with 1013 (Try Again Later)',
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
      title: closeTitle(closed, 'Try Again Later', closeWords(connection)),
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
        title: 'Use a longer backoff',
        detail: 'Wait at least 30 s, longer each time, with jitter: the server asks for fewer connections.',
      },
      { from: 30_000, upTo: 300_000 },
    ),
    {
      by: 'operator',
      title: 'Check the load and the limits of the server',
      detail:
        'Check connections, memory and the limits at which it rejects clients. Some servers use 1013 for a client that reads too slowly.',
    },
  ],
});
