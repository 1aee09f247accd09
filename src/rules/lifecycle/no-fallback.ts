import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { type Connection, neverOpened } from '../../session/connection.ts';
import { failureOf, netErrorOf, refusedWith } from '../../session/handshake-outcome.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { stackOf } from '../../stacks/detect-stack.ts';
import { engineSession } from '../../stacks/engine-session.ts';
import { retriesUntil } from '../shared/retries.ts';

/** One or two failures can be a coincidence. */
const IN_A_ROW = 3;
/** Typical responses of products that let pages through but not WebSockets. */
const HELD_UP = /^ERR_(?:TUNNEL_CONNECTION_FAILED|CONNECTION_(?:RESET|CLOSED)|EMPTY_RESPONSE)$/;

/** The handshake failed between browser and server, where an ordinary request may still succeed. */
function heldUp(connection: Connection): boolean {
  if (!neverOpened(connection) || connection.closeCalled || connection.documentUnloaded) return false;
  return (
    failureOf(connection, 'proxy-tunnel') !== undefined ||
    failureOf(connection, 'no-response') !== undefined ||
    failureOf(connection, 'timeout') !== undefined ||
    refusedWith(connection) === 426 ||
    HELD_UP.test(netErrorOf(connection) ?? '')
  );
}

export const noFallback = defineRule({
  id: 'no-fallback',
  title: 'No fallback where WebSockets are blocked',
  severity: 'info',
  scenario: 'G6',
  spec: 'https://www.rfc-editor.org/rfc/rfc6202',
  requires: ['page', 'wire'],
  sideFinding: true,
  detect(connection, session) {
    if (!heldUp(connection) || engineSession(connection) !== undefined) return undefined;
    const row = retriesUntil(connection, session).attempts.slice(-IN_A_ROW);
    if (row.length < IN_A_ROW || !row.every(heldUp)) return undefined;
    if (otherAttempts(connection, session).some(({ opened }) => opened)) return undefined;
    const stack = stackOf(connection);
    const alone = stack?.name === 'Socket.IO';
    return {
      confidence: alone ? 'likely' : 'possible',
      evidence: evidence(
        {
          fact: `The last ${IN_A_ROW} handshakes failed, none to this URL has opened, and the page repeats the same attempt.`,
          events: row.map(({ createdEvent, wire }) => wire?.event ?? createdEvent),
        },
        alone
          ? {
              fact: 'The URL names no polling session: Socket.IO is configured to begin with the WebSocket.',
              events: [connection.createdEvent],
            }
          : undefined,
      ),
      facts: endpointFacts(connection),
      howToConfirm:
        'Requests over HTTP are not recorded: if the page polls or uses server-sent events, ignore this hint.',
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('fallback', connection, session, {
      title: 'Fall back on plain HTTP after some failures',
      detail:
        'Some networks and proxies block every WebSocket. Long-polling or server-sent events pass them, more slowly; try the WebSocket again from time to time.',
    }),
    {
      title: 'Tell the user that updates are slower',
      detail: 'Leave out what is useless when late, such as cursors and typing indicators.',
    },
    writeDown(connection, session),
  ],
});
