import { abnormalClosure } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { readLog } from './shared/fixes.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import { isOldGateway } from './shared/gateway-version.ts';

/** A ping at 25 s, and 25 s for the pong, in milliseconds (websocket-keepalive.ts). */
const PONG_DEADLINE = 50_000;
const EXACT = 400;

function diedAtDeadline(connection: Connection): boolean {
  const cut = abnormalClosure(connection);
  const lived = (cut?.at ?? 0) - (connection.opened?.at ?? 0);
  return cut !== undefined && Math.abs(lived - PONG_DEADLINE) < EXACT;
}

function pongsLost(found: GatewayCase): Confidence | false {
  if (isOldGateway(found.facts) || !diedAtDeadline(found.connection)) return false;
  return connectionsToSameEndpoint(found.connection, found.session).some(diedAtDeadline)
    ? 'likely'
    : 'possible';
}

export const openclawPongsLost = gatewayRule({
  scenario: 'C3',
  requires: ['page'],
  id: 'openclaw-pongs-lost',
  title: 'Pongs do not reach the OpenClaw gateway',
  shows: pongsLost,
  proof: ({ closed }) => [
    closed && {
      fact: 'It was cut 50 s after opening: the gateway pings after 25 s and waits 25 s for the pong. Browsers always answer, so that the answer is lost on the way, or the machine of the browser was frozen.',
      events: [closed.event],
    },
  ],
  howToConfirm: 'The log of the gateway says cause=heartbeat-timeout for this connection.',
  fixes: () => [
    readLog('cause=heartbeat-timeout confirms it.'),
    {
      title: 'Check the proxies between browser and gateway',
      detail:
        'A proxy or a security product that takes WebSockets apart may forward messages and drop control frames. Try past it.',
    },
  ],
});
