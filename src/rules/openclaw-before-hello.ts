import type { Closing } from '../connection.ts';
import type { GatewayCase } from '../openclaw-case.ts';
import { seenIn } from '../openclaw-evidence.ts';
import { onGatewayHost, readLog } from '../openclaw-fixes.ts';
import { type GatewayFault, gatewayRule } from '../openclaw-rule.ts';
import type { Confidence, Evidence, Rule } from '../rule.ts';
import { spell, spellBytes } from '../spell.ts';

/** Of 2026.3.13 and 2026.9.6, in milliseconds; others are set by OPENCLAW_HANDSHAKE_TIMEOUT_MS. */
const HANDSHAKE_LIMITS = [3_000, 10_000, 15_000];
const NEAR = 600;
/** An unreadable message is answered at once. */
const AT_ONCE = 1_000;
const PREAUTH_BYTES = 65_536;

/** A clean close of the gateway's own, without words, before it said hello. */
function mute({ facts, connection, closed }: GatewayCase): Closing | undefined {
  if (facts.hello || facts.refusal || connection.closeCalled || connection.abandoned) return undefined;
  return closed?.code === 1000 && closed.reason === '' ? closed : undefined;
}

function unreadable(found: GatewayCase): boolean {
  const closed = mute(found);
  const { opening } = found.facts;
  return closed !== undefined && opening?.shape === 'not-json' && closed.at - opening.at < AT_ONCE;
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
  const fact = `${opening ? 'A message was sent, but no connect request was accepted' : 'The page sent nothing'} in the ${spell(closed.at - challenge.at)} after the challenge.`;
  return [{ fact, events: [...seenIn(connection, challenge.event), closed.event] }];
}

function opening({ facts, connection }: GatewayCase): Evidence[] {
  if (!facts.opening) return [];
  const { size, event } = facts.opening;
  return [
    { fact: `The first message of the page has ${spellBytes(size)}.`, events: seenIn(connection, event) },
  ];
}

const fault = { spec: 'gateway/protocol', reads: ['page'], check: 'form of the request' } as const;

const ROWS: readonly Omit<GatewayFault, keyof typeof fault>[] = [
  {
    id: 'openclaw-first-frame-unreadable',
    title: 'The first message to the OpenClaw gateway was no JSON, so it closed without a word',
    row: 'D1',
    shows: unreadable,
    proof: opening,
    fixes: () => [
      {
        title: 'Send JSON text',
        detail:
          'The first message must be a connect request in a text frame: JSON.stringify it, and look for a library that sends greetings or heartbeats of its own.',
      },
    ],
  },
  {
    id: 'openclaw-handshake-timeout',
    title: 'No connect request reached the OpenClaw gateway in time, so it closed without a word',
    row: 'C10',
    says: ({ facts }) =>
      facts.connect
        ? 'The OpenClaw gateway closed without a word and without an answer to connect'
        : 'No connect request reached the OpenClaw gateway in time, so it closed without a word',
    shows: timedOut,
    proof: silence,
    raise: "The gateway's log has a line that begins with closed before connect and names phase and cause.",
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
  },
  {
    id: 'openclaw-handshake-flood',
    title: 'The client sent too many messages before the OpenClaw gateway had said hello',
    row: 'C4',
    shows: ({ closed, facts }) =>
      !facts.hello && /^too many pending handshake frames$/.test(closed?.reason ?? ''),
    proof: ({ facts, closed }) => [
      closed && {
        fact: `It sent ${facts.sentBeforeHello} messages before hello; 15 may wait.`,
        events: [closed.event],
      },
    ],
    fixes: () => [
      {
        title: 'Wait for hello-ok',
        detail: 'Send connect alone, and queue the rest until its answer is there.',
      },
    ],
  },
  {
    id: 'openclaw-handshake-too-large',
    title: 'The first message is too large for the OpenClaw gateway, which takes 64 KiB before hello',
    row: 'D3',
    shows: ({ closed, facts }) => !facts.hello && closed?.code === 1009,
    proof: ({ facts, closed, ...rest }) => [
      ...opening({ facts, ...rest }),
      closed && { fact: `Before hello the limit is ${spellBytes(PREAUTH_BYTES)}.`, events: [closed.event] },
    ],
    fixes: () => [
      { title: 'Keep connect small', detail: 'Send data after hello-ok, when messages of 25 MiB are taken.' },
    ],
  },
];

export const openclawBeforeHello: readonly Rule[] = ROWS.map((row) => gatewayRule({ ...row, ...fault }));
