import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { SERVER_FAULTS } from '../shared/server-topics.ts';

/** Ended, and neither by the page nor with a code that says that all is well. */
function endedBadly({ opened, state, closed, closeCalled }: Connection): boolean {
  if (!opened || closeCalled || state !== 'closed') return false;
  return !closed || ![1000, 1001, 1005].includes(closed.code);
}

export const endedByServerFault = defineRule({
  id: 'ended-by-server-fault',
  title: "The server's log says why the connection ended",
  severity: 'error',
  scenario: 'C1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['wire'],
  suppresses: ['server-crashed', 'internal-error'],
  detect(connection) {
    if (!endedBadly(connection)) return undefined;
    const known = (connection.logLines ?? []).filter(
      ({ topic }) => topic !== undefined && SERVER_FAULTS[topic],
    );
    const line = known.find(({ byTime }) => !byTime) ?? known[0];
    const fault = line?.topic === undefined ? undefined : SERVER_FAULTS[line.topic];
    if (!line || !fault) return undefined;
    const where = line.byTime
      ? `The ${quote(line.log)} has a line that fits this end, and names no connection`
      : `The ${quote(line.log)} has the cause for this connection`;
    return {
      confidence: line.byTime ? 'likely' : 'certain',
      title: fault.title,
      evidence: evidence({ fact: `${where}: ${quote(line.text)}.`, events: [line.event] }),
      facts: { ...endpointFacts(connection), topic: line.topic },
      ...(line.byTime
        ? { howToConfirm: 'Reproduce the end while you follow the log: the line must appear again.' }
        : {}),
    };
  },
  fixes({ facts: { topic } }) {
    const known = Object.entries(SERVER_FAULTS).find(([name]) => name === topic);
    return [...(known?.[1].fixes ?? [])];
  },
});
