import { endpointFacts, endpointOf, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { logLineOn } from '../../session/log-lines.ts';

export const upstreamDropped = defineRule({
  id: 'upstream-dropped',
  title: 'Server behind the proxy dropped the open connection',
  severity: 'error',
  scenario: 'C1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['wire'],
  detect(connection) {
    const line = logLineOn(connection, 'upstream-dropped');
    if (!line || !connection.opened) return undefined;
    return {
      confidence: 'certain',
      title: `Server behind the proxy of ${endpointOf(connection)} dropped the connection`,
      evidence: evidence({
        fact: `The ${quote(line.log)} shows that the server behind it ended the open connection: ${quote(line.text)}.`,
        events: [line.event],
      }),
      facts: { ...endpointFacts(connection), at: line.at },
    };
  },
  fixes: ({ facts: { at } }) => [
    checkServerLog(
      at,
      'It is the server behind the proxy that ended the connection, not the proxy and not the network of the client: look for a crash, a restart or an out-of-memory kill.',
    ),
  ],
});
