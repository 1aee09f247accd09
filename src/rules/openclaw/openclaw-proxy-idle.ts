import type { Evidence } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { formatSeconds } from '../../shared/format.ts';
import { limitShownBy } from '../../stacks/idle-limits.ts';
import { refusedAfter, silenceAtCut } from './shared/cut.ts';
import { readLog } from './shared/fixes.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import { isOldGateway } from './shared/gateway-version.ts';

/** The gateway's own ping keeps connections with a longer limit open, in milliseconds (websocket-keepalive.ts). */
const PING_EVERY = 25_000;
const SHORTEST_LIMIT = 1_500;
/** The precision of proxy timers, in milliseconds. */
const EXACT = 300;
/** Connections whose ages differ by more did not end by a limit on their age. */
const SAME_AGE = 1_000;

const ageOf = ({ opened, closed }: Connection): number => (closed?.at ?? 0) - (opened?.at ?? 0);

function sameSilence({ connection, session }: GatewayCase, silence: number): Connection[] {
  return connectionsToSameEndpoint(connection, session).filter(
    (peer) => Math.abs((silenceAtCut(peer) ?? Number.NaN) - silence) <= EXACT,
  );
}

function strengthOf(found: GatewayCase): Confidence | false {
  const { connection } = found;
  const silence = silenceAtCut(connection);
  if (silence === undefined || refusedAfter(found)) return false;
  if (silence < SHORTEST_LIMIT || silence > PING_EVERY - EXACT) return false;
  const repeats = sameSilence(found, silence);
  const agesDiffer = repeats.some((peer) => Math.abs(ageOf(peer) - ageOf(connection)) > SAME_AGE);
  const shown = limitShownBy(connection.wire?.entry.responseHeaders ?? []) !== undefined;
  if (repeats.length > 0 && (shown || (agesDiffer && repeats.length > 1))) return 'certain';
  if (repeats.length > 0 || shown) return 'likely';
  return Math.abs(silence - Math.round(silence / 1_000) * 1_000) <= EXACT / 2 ? 'possible' : false;
}

function silenceWords(found: GatewayCase): Evidence[] {
  const { connection, closed, facts } = found;
  const silence = silenceAtCut(connection);
  if (silence === undefined || !closed) return [];
  const repeats = sameSilence(found, silence);
  const more =
    repeats.length === 0 ? '' : ` So did ${repeats.length} more of this tab, after the same silence.`;
  return [
    {
      fact: `It was cut ${formatSeconds(silence)} after the last message, without a close frame and without an error event.${more}`,
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

export const openclawProxyIdle = gatewayRule({
  id: 'openclaw-proxy-idle',
  title: 'Proxy of the OpenClaw gateway: idle timeout',
  scenario: 'C2',
  requires: ['page'],
  spec: 'install/exe-dev',
  says: ({ connection }) =>
    `A proxy in front of the OpenClaw gateway cuts the connection after ${formatSeconds(silenceAtCut(connection) ?? 0)} of silence`,
  shows: strengthOf,
  proof: silenceWords,
  howToConfirm:
    'If the next connections end after the same silence it is a timeout; the error log of nginx says "upstream timed out".',
  fixes: () => [
    {
      title: 'Raise the idle timeout of the proxy above 25 s',
      detail:
        'Anything longer lives on the pings of the gateway; a day is what its documentation sets. Releases such as 2026.3.13 send no pings, and need it all the more.',
      snippet: 'proxy_read_timeout 86400s;\nproxy_send_timeout 86400s;',
      language: 'nginx',
    },
    readLog('A line with "closed before connect" shows the same cut before hello.'),
  ],
});
