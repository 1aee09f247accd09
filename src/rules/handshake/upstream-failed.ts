import { endpointFacts, evidence, networkLogEvidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { UPSTREAM_FAULTS } from '../shared/upstream-topics.ts';

export const upstreamFailed = defineRule({
  id: 'upstream-failed',
  title: "The proxy's log says why the handshake failed",
  severity: 'error',
  scenario: 'B5',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  explains: ['handshake'],
  specificity: 'named cause',
  requires: ['wire'],
  detect(connection) {
    if (connection.opened) return undefined;
    const line = connection.logLines?.find(({ topic }) => topic !== undefined && UPSTREAM_FAULTS[topic]);
    const fault = line?.topic === undefined ? undefined : UPSTREAM_FAULTS[line.topic];
    if (!line || !fault) return undefined;
    const status = connection.wire?.entry.status ?? 0;
    return {
      confidence: 'certain',
      title: `${fault.title}${status >= 400 ? ` (${status})` : ''}`,
      evidence: evidence(
        {
          fact: `The ${quote(line.log)} has the cause for this request: ${quote(line.text)}.`,
          events: [line.event],
        },
        networkLogEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), topic: line.topic },
    };
  },
  fixes({ facts: { topic } }) {
    const known = Object.entries(UPSTREAM_FAULTS).find(([name]) => name === topic);
    return [...(known?.[1].fixes ?? [])];
  },
});
