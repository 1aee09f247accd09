import { evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import type { Evidence, Match } from '../../diagnosis/rule.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { abnormalClosure, offlineAround } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration } from '../../shared/format.ts';
import { reconnectedAfter } from '../shared/reconnected.ts';

const NO_NETWORK =
  /^ERR_(?:INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|NETWORK_ACCESS_REVOKED)$/;

function wentOffline(connection: Connection, session: SessionWithoutClock): Evidence | undefined {
  const cut = abnormalClosure(connection);
  if (!cut) return undefined;
  const noted = offlineAround(cut, session);
  if (!noted) return undefined;
  const when = `${formatDuration(Math.abs(cut.at - noted.event.at))} ${noted.event.at <= cut.at ? 'before' : 'after'}`;
  return {
    fact: `The browser went offline ${when} the connection was cut without a close frame.`,
    events: [noted.id, cut.event],
  };
}

export const offline = defineRule({
  id: 'offline',
  title: 'This machine lost its network connection',
  severity: 'error',
  scenario: 'A9',
  spec: 'https://html.spec.whatwg.org/multipage/system-state.html#navigator.online',
  explains: ['close'],
  specificity: 'named cause',
  requires: [],
  scope: 'tab',
  detect(connection, session): Match | undefined {
    const { wire } = connection;
    const error = wire?.failure?.kind === 'net' ? wire.failure.error : '';
    if (NO_NETWORK.test(error)) {
      const changed = error === 'ERR_NETWORK_CHANGED';
      return {
        confidence: 'certain',
        ...(connection.opened && reconnectedAfter(connection, session) ? { severity: 'info' } : {}),
        title: changed
          ? 'The network changed while the socket was in use'
          : 'The browser has no network connection',
        evidence: evidence(
          networkLogEvidence(connection),
          connection.opened ? undefined : pageEvidence(connection),
        ),
        facts: { error },
      };
    }
    const cut = wentOffline(connection, session);
    if (!cut) return undefined;
    const back = reconnectedAfter(connection, session);
    return {
      confidence: 'likely',
      ...(back ? { severity: 'info' } : {}),
      evidence: evidence(
        cut,
        back
          ? { fact: 'The page has connected again since.', events: [back.opened?.event ?? back.createdEvent] }
          : undefined,
      ),
      facts: {},
      howToConfirm: 'Other connections of this machine that broke at the same moment would settle it.',
    };
  },
  fixes: () => [
    {
      title: 'Connect again when the network is back',
      detail:
        'Wait for the online event instead of trying in a loop, and keep a backoff for the case that it comes too early.',
      snippet:
        "window.addEventListener('online', () => connect());\n// and where a connection ends:\nif (navigator.onLine) setTimeout(connect, 1000 + Math.random() * 4000);",
      language: 'js',
    },
    {
      title: 'Check the machine, not the server',
      detail:
        'Wi-Fi, a VPN that went up or down, sleep, or offline mode in the Network panel of DevTools all look like this.',
    },
  ],
});
