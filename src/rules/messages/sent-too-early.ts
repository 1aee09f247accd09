import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { keepForLater, writeDown } from '../../fixes/page-fixes.ts';
import { pluralize } from '../../shared/format.ts';
import { callSite } from '../shared/call-site.ts';

export const sentTooEarly = defineRule({
  id: 'sent-too-early',
  title: 'Page sends before the connection is open',
  severity: 'info',
  scenario: 'D6',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-send',
  requires: ['page'],
  sideFinding: true,
  detect(connection, session) {
    const { threw } = connection.refusedSends;
    const [first] = threw;
    if (first === undefined) return undefined;
    const line = callSite(first, session);
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: `Calls of send() threw an InvalidStateError ${pluralize(threw.length, 'time')} because the WebSocket was still CONNECTING; these messages were not sent.`,
          events: threw.slice(0, 5),
        },
        line === undefined ? undefined : { fact: `Call: ${quote(line)}`, events: [first] },
      ),
      facts: endpointFacts(connection),
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'Send in the open handler',
      detail: 'The constructor returns before the handshake is complete.',
      snippet: "socket.addEventListener('open', () => socket.send(greeting));",
      language: 'js',
    },
    keepForLater(connection, session),
    writeDown(connection, session),
  ],
});
