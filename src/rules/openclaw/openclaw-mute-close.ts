import type { Evidence } from '../../diagnosis/rule.ts';
import type { Closing } from '../../session/connection.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { formatDuration } from '../../shared/format.ts';
import { firstMessage, seenIn } from './shared/evidence.ts';
import { onGatewayHost, readLog } from './shared/fixes.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** Of 2026.3.13 and 2026.9.6, in milliseconds; others are set by OPENCLAW_HANDSHAKE_TIMEOUT_MS. */
const HANDSHAKE_LIMITS = [3_000, 10_000, 15_000];
const NEAR = 600;
/** An unreadable message is answered at once; on a busy machine, still before the shortest limit. */
const AT_ONCE = 1_000;
const BEFORE_LIMITS = 3_000 - NEAR;

/** A clean close by the gateway without a reason, before hello. */
function mute({ facts, connection, closed }: GatewayCase): Closing | undefined {
  if (facts.hello || facts.refusal || connection.closeCalled || connection.documentUnloaded) return undefined;
  return closed?.code === 1000 && closed.reason === '' ? closed : undefined;
}

function unreadable(found: GatewayCase): boolean | Confidence {
  const closed = mute(found);
  const { opening } = found.facts;
  if (!closed || opening?.shape !== 'not-json') return false;
  const after = closed.at - opening.at;
  return after < BEFORE_LIMITS && (after < AT_ONCE || 'likely');
}

function timedOut(found: GatewayCase): boolean | Confidence {
  const closed = mute(found);
  if (!closed || unreadable(found)) return false;
  const lived = closed.at - (found.connection.opened?.at ?? closed.at);
  const known = HANDSHAKE_LIMITS.some((limit) => Math.abs(lived - limit) < NEAR);
  if (known) return found.facts.connect ? 'likely' : true;
  return lived >= AT_ONCE ? 'likely' : 'possible';
}

function silence({ facts, connection, closed }: GatewayCase): Evidence[] {
  const { opening, challenge } = facts;
  if (!closed) return [];
  const fact = `${opening ? 'A message was sent, but no connect request was accepted' : 'The page sent nothing'} in the ${formatDuration(closed.at - challenge.at)} after the challenge.`;
  return [{ fact, events: [...seenIn(connection, challenge.event), closed.event] }];
}

const fault = {
  spec: 'gateway/protocol',
  requires: ['page'],
  check: 'form of the request',
  howToConfirm:
    "The gateway's log has a line that begins with closed before connect and names phase and cause.",
} as const;

/** 1000 without a reason, before hello: the time until the close shows the cause. */
export const openclawMuteClose: readonly OpenClawRule[] = [
  gatewayRule({
    ...fault,
    id: 'openclaw-first-frame-unreadable',
    title: 'OpenClaw gateway closed: the first message is not JSON',
    scenario: 'D1',
    shows: unreadable,
    proof: firstMessage,
    fixes: () => [
      {
        title: 'Send JSON text',
        detail:
          'The first message must be a connect request in a text frame: JSON.stringify it, and look for a library that sends greetings or heartbeats of its own.',
      },
    ],
  }),
  gatewayRule({
    ...fault,
    id: 'openclaw-handshake-timeout',
    title: 'OpenClaw gateway closed: no connect request in time',
    scenario: 'C10',
    says: ({ facts }) =>
      facts.connect
        ? 'The OpenClaw gateway closed without a word and without an answer to connect'
        : 'OpenClaw gateway closed: no connect request in time',
    shows: timedOut,
    proof: silence,
    fixes: () => [
      {
        title: 'Answer the challenge',
        detail:
          'A client has to send connect after connect.challenge: within 3 s in 2026.3.13, within 15 s in 2026.9.6. A page whose script failed, or a generic client, never does.',
      },
      readLog(
        'Look for "closed before connect": phase and cause say how far it came. A host that is too busy to answer looks the same.',
      ),
      onGatewayHost(
        'Give slow machines more time',
        'In the environment of the gateway, in milliseconds. Where it runs as a service, put it into the unit.',
        'OPENCLAW_HANDSHAKE_TIMEOUT_MS=30000 openclaw gateway run',
      ),
    ],
  }),
];
