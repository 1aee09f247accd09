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
  title: 'Page and server can be made ready for the next time',
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
          (peer) => abnormalClosure(peer) && Math.abs(endOf(peer) - cut.at) <= TOGETHER,
        )
      : [];
    const [first, ...rest] = [
      even === undefined
        ? undefined
        : {
            fact: `The last ${SAME} attempts came ${formatDuration(even)} after the one before each time: no growth and no chance in the pause, so that all clients come back together.`,
            events: attempts.slice(-SAME).map(({ createdEvent }) => createdEvent),
          },
      withIt.length > 0 && cut
        ? {
            fact: `${withIt.length + 1} sockets ended together and without a close frame: a server that stops in order sends 1001 first.`,
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
      title: 'Let the pause grow, with chance in it',
      detail: 'A server that comes back is not hit by all its clients in one moment.',
    });
    const goodbye = stackFix('restart', connection, session, {
      title: 'Say goodbye when the server stops',
      detail: 'With 1001 the page knows that it may come back.',
    });
    return [
      ...(match.facts.even === '' ? [] : [pause]),
      ...(match.facts.together === 0 ? [] : [goodbye]),
      writeDown(connection, session),
    ];
  },
});
