import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { CLOSE_WHEN_UNUSED } from '../../fixes/page-fixes.ts';
import { failureOf, netErrorOf } from '../../session/handshake-outcome.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { pluralize } from '../../shared/format.ts';

/**
 * The limit of open connections: in Chromium per renderer process (Blink websocket_channel_impl.h), in Firefox for all
 * tabs.
 */
const LIMITS = { chromium: 255, firefox: 200 };
const FULL = ['ERR_INSUFFICIENT_RESOURCES', 'ERR_WS_THROTTLE_QUEUE_TOO_LARGE'];

export const tooManySockets = defineRule({
  id: 'too-many-sockets',
  title: 'Too many open connections: limit of the browser reached',
  severity: 'error',
  scenario: 'E3',
  spec: 'https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/modules/websockets/websocket_channel_impl.h',
  requires: ['page'],
  detect(connection, session) {
    const limit = /firefox/i.test(session.userAgent ?? '') ? LIMITS.firefox : LIMITS.chromium;
    const named =
      failureOf(connection, 'too-many-sockets') !== undefined || FULL.includes(netErrorOf(connection) ?? '');
    const failedUnnamed =
      connection.closed?.code === 1006 && !connection.opened && !connection.wire?.entry.reason;
    if (!named && !(failedUnnamed && connection.openSocketsAtStart >= limit)) return undefined;
    const same = connectionsToSameEndpoint(connection, session).filter(
      (peer) =>
        peer.stack !== undefined && peer.stack === connection.stack && session.openSockets.has(peer.id),
    );
    return {
      confidence: named ? 'certain' : 'likely',
      evidence: evidence(
        {
          fact: `When this connection was created, ${pluralize(connection.openSocketsAtStart, 'socket')} of this tab had not been closed; the browser allows ${limit}, counted together with other tabs of the same process.`,
          events: [connection.createdEvent],
        },
        named ? networkLogEvidence(connection) : undefined,
        same.length > 0
          ? {
              fact: `${same.length} or more of them were created by the same line and are still open.`,
              events: same.slice(0, 5).map(({ createdEvent }) => createdEvent),
            }
          : undefined,
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), live: connection.openSocketsAtStart },
      ...(named ? {} : { howToConfirm: 'The console says "Insufficient resources" if it is this.' }),
    };
  },
  fixes: () => [
    CLOSE_WHEN_UNUSED,
    {
      title: 'Share one connection',
      detail:
        'Several features of a page can send their messages over one connection, distinguished by a field; a SharedWorker shares it among tabs.',
    },
  ],
});
