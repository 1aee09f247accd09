import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure, offlineAround } from '../../session/close-cause.ts';
import { type Closing, type Connection, isFinished } from '../../session/connection.ts';
import { nearby } from '../../session/related-connections.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration } from '../../shared/format.ts';
import { reconnectedAfter } from '../shared/reconnected.ts';
import { suspendedBefore } from '../shared/system-suspend.ts';

const TOGETHER = 1_500;

/** Connections to other hosts that were dropped at the same time. */
function otherHosts(connection: Connection, cut: Closing, session: SessionWithoutClock): Connection[] {
  if (connection.cutIndex === undefined) return [];
  const host = connection.parsedUrl.host.toLowerCase();
  return nearby(session.cuts, connection.cutIndex, session).filter((other) => {
    const end = other.parsedUrl.host.toLowerCase() === host ? undefined : abnormalClosure(other);
    return end !== undefined && Math.abs(end.at - cut.at) <= TOGETHER;
  });
}

export const networkLost = defineRule({
  id: 'network-lost',
  title: 'This device lost its network connection',
  severity: 'error',
  scenario: 'C3',
  spec: 'https://html.spec.whatwg.org/multipage/system-state.html#navigator.online',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['page'],
  suppresses: ['offline'],
  scope: 'tab',
  detect(connection, session) {
    const cut = abnormalClosure(connection);
    if (!cut || !isFinished(connection)) return undefined;
    const others = otherHosts(connection, cut, session);
    const hosts = new Set(others.map(({ parsedUrl }) => parsedUrl.host.toLowerCase())).size + 1;
    const offline = offlineAround(cut, session);
    const slept = suspendedBefore(connection, cut, session);
    if (hosts < 2 && !slept) return undefined;
    const certain = hosts >= 2 && offline !== undefined;
    const back =
      slept !== undefined || offline !== undefined ? reconnectedAfter(connection, session) : undefined;
    return {
      confidence: certain ? 'certain' : hosts > 2 || slept ? 'likely' : 'possible',
      ...(back ? { severity: 'info' } : {}),
      ...(slept && hosts < 2
        ? { title: 'The connection did not survive a pause of the machine or the page' }
        : {}),
      evidence: evidence(
        hosts > 1
          ? {
              fact: `Connections to ${hosts} different hosts were cut within ${formatDuration(TOGETHER)}, without a close frame: what they have in common is this side.`,
              events: [cut.event, ...others.slice(0, 5).map((one) => one.closed?.event ?? one.createdEvent)],
            }
          : { fact: 'The connection ended without a close frame.', events: [cut.event] },
        offline
          ? { fact: 'The browser went offline at about that moment.', events: [offline.id] }
          : undefined,
        slept,
        back
          ? { fact: 'The page has connected again since.', events: [back.opened?.event ?? back.createdEvent] }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), hosts },
      ...(certain
        ? {}
        : { howToConfirm: 'Requests of other pages that failed in the same moment would settle it.' }),
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('reconnect', connection, session, {
      title: 'Connect again by itself',
      detail: 'This is normal on Wi-Fi and mobile networks: let the page reconnect automatically.',
    }),
    {
      title: 'Fetch what was missed',
      detail: 'Remember the number of the last message and ask for what came after it.',
      snippet:
        "socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'resume', after: lastSeq })));",
      language: 'js',
    },
    {
      title: 'Try again at once when the network is back',
      detail: 'Without waiting for the end of a long backoff.',
      snippet: "window.addEventListener('online', () => connectNow());",
      language: 'js',
    },
  ],
});
