import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure } from '../../session/close-cause.ts';
import { endOf } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { formatDuration } from '../../shared/format.ts';
import { retriesUntil } from '../shared/retries.ts';

const SAME = 5;
const EQUAL = 0.03;
const TOGETHER = 1_000;

/** Equal delays: no exponential backoff and no jitter. */
function evenPauses(pauses: readonly number[]): number | undefined {
  const last = pauses.slice(-SAME);
  const least = Math.min(...last);
  const most = Math.max(...last);
  return last.length >= SAME && least >= 1_000 && most - least <= least * EQUAL ? least : undefined;
}

export const prevention = defineRule({
  id: 'prevention',
  title: 'Prepare the page and the server for the next drop',
  severity: 'info',
  scenario: 'G6',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3',
  requires: ['page'],
  sideFinding: true,
  detect(connection, session) {
    const { attempts, pauses } = retriesUntil(connection, session);
    const even = evenPauses(pauses);
    const cut = abnormalClosure(connection);
    const withIt = cut
      ? connectionsToSameEndpoint(connection, session).filter(
          (peer) =>
            abnormalClosure(peer) &&
            Math.abs(endOf(peer) - cut.at) <= TOGETHER &&
            peer.createdAt < cut.at &&
            connection.createdAt < endOf(peer),
        )
      : [];
    const [first, ...rest] = [
      even === undefined
        ? undefined
        : {
            fact: `The last ${SAME} attempts each came ${formatDuration(even)} after the end of the one before, without exponential backoff or jitter: after an outage, all clients reconnect at once.`,
            events: attempts.slice(-SAME).map(({ createdEvent }) => createdEvent),
          },
      withIt.length > 0 && cut
        ? {
            fact: `${withIt.length + 1} connections ended at the same time without a close frame. A server that shuts down in an orderly way sends 1001 first.`,
            events: [cut.event, ...withIt.slice(0, 4).map((peer) => peer.closed?.event ?? peer.createdEvent)],
          }
        : undefined,
    ].filter((one) => one !== undefined);
    if (!first) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence(first, ...rest),
      facts: {
        ...endpointFacts(connection),
        even: even === undefined ? '' : formatDuration(even),
        together: withIt.length,
      },
    };
  },
  fixes(match, connection, session) {
    const pause = stackFix('reconnect', connection, session, {
      title: 'Use exponential backoff with jitter',
      detail: 'Then clients do not all reconnect at the same moment.',
    });
    const goodbye = stackFix('restart', connection, session, {
      title: 'Send a close frame (1001) on shutdown',
      detail: 'Then the page knows that it can reconnect.',
    });
    return [
      ...(match.facts.even === '' ? [] : [pause]),
      ...(match.facts.together === 0 ? [] : [goodbye]),
      writeDown(connection, session),
    ];
  },
});
