import { cutWithoutWord, silenceBefore } from '../closing.ts';
import type { Connection } from '../connection.ts';
import { endpointOf } from '../evidence.ts';
import { netErrorOf } from '../handshake.ts';
import { limitShownBy } from '../idle-limits.ts';
import type { GatewayCase } from '../openclaw-case.ts';
import { NGINX_LOCATION, onGatewayHost, readLog } from '../openclaw-fixes.ts';
import { gatewayRule } from '../openclaw-rule.ts';
import { isOldGateway } from '../openclaw-version.ts';
import { peersOf } from '../peers.ts';
import type { Confidence, Evidence, Rule } from '../rule.ts';
import { spell } from '../spell.ts';

/** The gateway's own ping keeps a path with a longer limit open, in milliseconds (websocket-keepalive.ts). */
const PING_EVERY = 25_000;
const SHORTEST_LIMIT = 1_500;
/** Timers of proxies are this exact, in milliseconds. */
const EXACT = 300;
/** How soon after a crash somebody tries to connect again, in milliseconds. */
const SOON = 30_000;

function refusedAfter({ connection, session }: GatewayCase): Connection | undefined {
  const cut = cutWithoutWord(connection);
  return (
    cut &&
    peersOf(connection, session).find(
      (peer) =>
        netErrorOf(peer) === 'ERR_CONNECTION_REFUSED' &&
        peer.createdAt >= cut.at &&
        peer.createdAt < cut.at + SOON,
    )
  );
}

function cutSilence(connection: Connection): number | undefined {
  const cut = connection.openclaw && cutWithoutWord(connection);
  return cut && silenceBefore(connection, cut.at);
}

function sameSilence({ connection, session }: GatewayCase, silence: number): Connection[] {
  return peersOf(connection, session).filter(
    (peer) => Math.abs((cutSilence(peer) ?? Number.NaN) - silence) <= EXACT,
  );
}

function idleProxy(found: GatewayCase): Confidence | false {
  const silence = cutSilence(found.connection);
  if (silence === undefined || refusedAfter(found)) return false;
  if (silence < SHORTEST_LIMIT || silence > PING_EVERY - EXACT) return false;
  const repeats = sameSilence(found, silence).length;
  const shown = limitShownBy(found.connection.wire?.entry.responseHeaders ?? []) !== undefined;
  if (repeats >= 2 || (repeats === 1 && shown)) return 'certain';
  if (repeats === 1 || shown) return 'likely';
  return Math.abs(silence - Math.round(silence / 1_000) * 1_000) <= EXACT / 2 ? 'possible' : false;
}

function silenceWords(found: GatewayCase): Evidence[] {
  const { connection, closed, facts } = found;
  const silence = cutSilence(connection);
  if (silence === undefined || !closed) return [];
  const repeats = sameSilence(found, silence);
  const more =
    repeats.length === 0 ? '' : ` So did ${repeats.length} more of this tab, after the same silence.`;
  return [
    {
      fact: `It was cut ${spell(silence)} after the last message, without a close frame and without an error event.${more}`,
      events: [closed.event, ...repeats.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent)],
    },
    {
      fact: isOldGateway(facts)
        ? 'Gateways of protocol 3 send no pings, so that nothing but messages keeps a path open.'
        : 'The gateway pings every 25 s, so that a longer limit is never reached: this one is shorter.',
      events: [closed.event],
    },
  ];
}

export const openclawCut: readonly Rule[] = [
  gatewayRule({
    id: 'openclaw-gateway-died',
    title: 'The OpenClaw gateway went down without a goodbye',
    says: ({ connection }) => `The OpenClaw gateway on ${endpointOf(connection)} went down without a goodbye`,
    row: 'C1',
    reads: ['page'],
    shows: (found) => refusedAfter(found) !== undefined,
    proof: (found) => [
      {
        fact: 'The connection was cut without a close frame, and its port refused the next attempt. A gateway that is stopped or restarted says 1012 first.',
        events: [
          found.closed?.event ?? found.connection.createdEvent,
          refusedAfter(found)?.createdEvent ?? found.connection.createdEvent,
        ],
      },
    ],
    fixes: () => [
      onGatewayHost(
        'See why it died, and start it again',
        "On the gateway's host. The kernel's log has it when memory ran out.",
        "openclaw gateway status\nopenclaw doctor\ndmesg -T | grep -i -E 'out of memory|killed process'",
      ),
    ],
  }),
  gatewayRule({
    id: 'openclaw-proxy-idle',
    title: 'A proxy in front of the OpenClaw gateway cuts the connection when it is silent',
    row: 'C2',
    reads: ['page'],
    spec: 'install/exe-dev',
    says: ({ connection }) =>
      `A proxy in front of the OpenClaw gateway cuts the connection after ${spell(cutSilence(connection) ?? 0)} of silence`,
    shows: idleProxy,
    proof: silenceWords,
    raise:
      'If the next connections end after the same silence it is a timeout; the error log of nginx says "upstream timed out".',
    fixes: () => [
      {
        title: 'Give the proxy more than 25 s',
        detail:
          'Anything longer lives on the pings of the gateway; a day is what its documentation sets. Releases such as 2026.3.13 send no pings, and need it all the more.',
        snippet: NGINX_LOCATION,
        language: 'nginx',
      },
      readLog('A line with "closed before connect" shows the same cut before hello.'),
    ],
  }),
];
