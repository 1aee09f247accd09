import { stackFix } from '../advice/stack-fix.ts';
import { cutWithoutWord } from '../closing.ts';
import { endOf } from '../connection.ts';
import { evidence, whereTo } from '../evidence.ts';
import { writeDown } from '../page-fixes.ts';
import { peersOf } from '../peers.ts';
import { retriesUntil } from '../retries.ts';
import { defineRule } from '../rule.ts';
import { spell } from '../spell.ts';

const SAME = 5;
const EQUAL = 0.03;
const TOGETHER = 1_000;

/** Pauses that are all the same: a backoff has growth in it, and chance. */
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
  row: 'G6',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3',
  reads: ['page'],
  beside: true,
  detect(connection, session) {
    const { attempts, pauses } = retriesUntil(connection, session);
    const even = evenPauses(pauses);
    const cut = cutWithoutWord(connection);
    const withIt = cut
      ? peersOf(connection, session).filter(
          (peer) => cutWithoutWord(peer) && Math.abs(endOf(peer) - cut.at) <= TOGETHER,
        )
      : [];
    const [first, ...rest] = [
      even === undefined
        ? undefined
        : {
            fact: `The last ${SAME} attempts came ${spell(even)} after the one before each time: no growth and no chance in the pause, so that all clients come back together.`,
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
    return { confidence: 'certain', evidence: evidence(first, ...rest), facts: whereTo(connection) };
  },
  fixes: (_match, connection, session) => [
    stackFix('reconnect', connection, session, {
      title: 'Let the pause grow, with chance in it',
      detail: 'A server that comes back is not hit by all its clients in one moment.',
    }),
    stackFix('restart', connection, session, {
      title: 'Say goodbye when the server stops',
      detail: 'With 1001 the page knows that it may come back.',
    }),
    writeDown(connection, session),
  ],
});
