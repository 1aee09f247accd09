import { cutWithoutWord, silenceBefore } from '../closing.ts';
import type { GatewayCase } from '../openclaw-case.ts';
import { readLog } from '../openclaw-fixes.ts';
import { type GatewayFault, gatewayRule } from '../openclaw-rule.ts';
import { isOldGateway } from '../openclaw-version.ts';
import { peersOf } from '../peers.ts';
import type { Confidence, Evidence, Fix, Rule } from '../rule.ts';
import { spell } from '../spell.ts';

/** A ping at 25 s, and 25 s for the pong, in milliseconds (websocket-keepalive.ts). */
const PONG_DEADLINE = 50_000;
const EXACT = 400;
const USUAL_TICK = 30_000;

function diedAtDeadline({ connection }: Pick<GatewayCase, 'connection'>): boolean {
  const cut = cutWithoutWord(connection);
  const lived = (cut?.at ?? 0) - (connection.opened?.at ?? 0);
  return cut !== undefined && Math.abs(lived - PONG_DEADLINE) < EXACT;
}

function pongsLost(found: GatewayCase): Confidence | false {
  if (isOldGateway(found.facts) || !diedAtDeadline(found)) return false;
  return peersOf(found.connection, found.session).some((connection) => diedAtDeadline({ connection }))
    ? 'likely'
    : 'possible';
}

function calledClose({ connection }: GatewayCase, reason: string): boolean {
  return connection.closeCalled?.code === 4000 && connection.closeCalled.reason === reason;
}

function silence({ connection, facts }: GatewayCase): Evidence[] {
  const { closeCalled } = connection;
  if (!closeCalled) return [];
  const silent = spell(silenceBefore(connection, closeCalled.at));
  const tick = spell(facts.hello?.tickIntervalMs ?? USUAL_TICK);
  return [
    {
      fact: `Nothing had come for ${silent} when the page called close(4000, "tick timeout"). The gateway ticks every ${tick}; the page gives up after twice that.`,
      events: [closeCalled.event],
    },
  ];
}

const frozen: Fix = readLog(
  'A frozen or overloaded gateway answers nothing there either. If the log goes on as ever, the path has gone dead without a sign: a laptop that slept, a VPN, a NAT that forgot the connection.',
);

const ROWS: readonly Omit<GatewayFault, 'row' | 'spec' | 'reads'>[] = [
  {
    id: 'openclaw-tick-timeout',
    title: 'The OpenClaw gateway fell silent, and the page gave up on it',
    shows: (found) => (calledClose(found, 'tick timeout') ? 'likely' : false),
    proof: silence,
    raise:
      'Whether other clients of the gateway fell silent at that moment tells a frozen gateway from a dead path.',
    fixes: () => [frozen],
  },
  {
    id: 'openclaw-connect-unanswered',
    title: 'The OpenClaw gateway did not answer the connect request within 15 s',
    shows: (found) => calledClose(found, 'connect timeout'),
    proof: ({ facts, connection }) => [
      connection.closeCalled && {
        fact: `The page ${facts.connect ? 'had sent its connect request and ' : ''}called close(4000, "connect timeout").`,
        events: [connection.closeCalled.event],
      },
    ],
    fixes: () => [frozen],
  },
  {
    id: 'openclaw-pongs-lost',
    title: 'The pongs of the browser do not reach the OpenClaw gateway',
    shows: pongsLost,
    proof: ({ closed }) => [
      closed && {
        fact: 'It was cut 50 s after opening: the gateway pings after 25 s and waits 25 s for the pong. Browsers always answer, so that the answer is lost on the way, or the machine of the browser was frozen.',
        events: [closed.event],
      },
    ],
    raise: 'The log of the gateway says cause=heartbeat-timeout for this connection.',
    fixes: () => [
      readLog('cause=heartbeat-timeout confirms it.'),
      {
        title: 'Look for what sits in between',
        detail:
          'A proxy or a security product that takes WebSockets apart may forward messages and drop control frames. Try past it.',
      },
    ],
  },
];

export const openclawHeartbeat: readonly Rule[] = ROWS.map((row) =>
  gatewayRule({ ...row, row: row.id === 'openclaw-connect-unanswered' ? 'D6' : 'C3', reads: ['page'] }),
);
