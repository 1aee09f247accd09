import { endpointFacts, evidence, networkLogEvidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { SERVER_FAULTS } from '../shared/server-topics.ts';
import { UPSTREAM_FAULTS } from '../shared/upstream-topics.ts';

const FAULTS = { ...UPSTREAM_FAULTS, ...SERVER_FAULTS };

export const upstreamFailed = defineRule({
  id: 'upstream-failed',
  title: 'The log of the server or proxy says why the handshake failed',
  severity: 'error',
  scenario: 'B5',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  explains: ['handshake'],
  specificity: 'named cause',
  requires: ['wire'],
  suppresses: ['not-http', 'handshake-reset', 'no-response'],
  detect(connection) {
    if (connection.opened) return undefined;
    const known = (connection.logLines ?? []).filter(({ topic }) => topic !== undefined && FAULTS[topic]);
    const line = known.find(({ byTime }) => !byTime) ?? known[0];
    const fault = line?.topic === undefined ? undefined : FAULTS[line.topic];
    if (!line || !fault) return undefined;
    const status = connection.wire?.entry.status ?? 0;
    const where = line.byTime
      ? `The ${quote(line.log)} has a line that fits this failure, and names no request`
      : `The ${quote(line.log)} has the cause for this request`;
    return {
      confidence: line.byTime ? 'likely' : 'certain',
      title: `${fault.title}${status >= 400 ? ` (${status})` : ''}`,
      evidence: evidence(
        { fact: `${where}: ${quote(line.text)}.`, events: [line.event] },
        networkLogEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), topic: line.topic },
      ...(line.byTime
        ? { howToConfirm: 'Reproduce the failure while you follow the log: the line must appear again.' }
        : {}),
    };
  },
  fixes({ facts: { topic } }) {
    const known = Object.entries(FAULTS).find(([name]) => name === topic);
    return [...(known?.[1].fixes ?? [])];
  },
});
