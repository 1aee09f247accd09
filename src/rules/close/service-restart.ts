import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Evidence, type Fix } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closedByServer, closedWith } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { pluralize } from '../../shared/format.ts';
import { proxiesFor } from '../../stacks/detect-proxy.ts';
import { reconnectedAfter } from '../shared/reconnected.ts';

const TOGETHER = 2_000;
/** One 1001 is an ordinary close; several at once are a server that shuts down. */
const SEVERAL = 3;

/** Behind Caddy two are enough: a reload of its configuration closes all of them. */
const SEVERAL_BY_CADDY = 2;

/** https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#streaming */
const KEEP_OVER_RELOAD: Fix = {
  by: 'operator',
  title: 'Set stream_close_delay in Caddy',
  detail:
    'Caddy closes all WebSockets when its configuration is reloaded, unless stream_close_delay of reverse_proxy is above 0; then they go on for that time under the old configuration. The page has to reconnect in any case.',
  snippet: 'reverse_proxy 127.0.0.1:BACKEND_PORT {\n  stream_close_delay 1h\n}',
  language: 'text',
};

/** A response from this host and port names Caddy. */
function caddyIn(connection: Connection, session: SessionWithoutClock): Evidence | undefined {
  const found = proxiesFor(connection, session).find(({ name }) => name === 'Caddy');
  return found && { fact: `The response to ${found.to} names Caddy.`, events: [found.event] };
}

function peersWith(connection: Connection, closed: Closing, session: SessionWithoutClock): Connection[] {
  return connectionsToSameEndpoint(connection, session).filter(
    (peer) =>
      peer.closed?.code === closed.code &&
      closedByServer(peer) &&
      Math.abs(peer.closed.at - closed.at) <= TOGETHER,
  );
}

export const serviceRestart = defineRule({
  id: 'service-restart',
  title: 'Server closed with 1012 (Service Restart)',
  severity: 'warning',
  scenario: 'C8',
  spec: 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  scope: 'endpoint',
  detect(connection, session) {
    const restarts = closedWith(connection, 1012);
    const leaves = closedByServer(connection);
    const closed = restarts ?? (leaves?.code === 1001 ? leaves : undefined);
    if (!closed) return undefined;
    const together = peersWith(connection, closed, session);
    const caddy = restarts ? undefined : caddyIn(connection, session);
    if (!restarts && together.length + 1 < (caddy ? SEVERAL_BY_CADDY : SEVERAL)) return undefined;
    return {
      confidence: restarts ? 'certain' : 'likely',
      // A deployment after which the page is back is everyday life.
      ...(reconnectedAfter(connection, session) ? { severity: 'info' } : {}),
      title: restarts
        ? 'Server closed with 1012 (Service Restart)'
        : caddy
          ? `Caddy closed ${together.length + 1} connections with 1001 at once: probably a config reload`
          : `${endpointOf(connection)} closed ${together.length + 1} connections with 1001 at once: probably a restart`,
      evidence: evidence(
        closeFrameEvidence(connection, closed),
        together.length > 0
          ? {
              fact: `${pluralize(together.length, 'other connection')} of this tab to the same host and port got the same code at that time.`,
              events: together.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent),
            }
          : undefined,
        caddy,
      ),
      facts: { ...endpointFacts(connection), caddy: caddy ? 'yes' : '' },
      ...(restarts
        ? {}
        : {
            howToConfirm: caddy
              ? 'The log of Caddy has a reload at that moment; if it has none, the server behind it restarted.'
              : 'If its log or its uptime shows a restart at that time, this was the cause.',
          }),
    };
  },
  fixes: (match, connection, session) => [
    ...(match.facts.caddy ? [KEEP_OVER_RELOAD] : []),
    stackFix(
      'reconnect',
      connection,
      session,
      {
        title: 'Reconnect after a random delay',
        detail:
          'All clients lose their connection at the same time. Jitter keeps them from reconnecting at the same time.',
      },
      { from: 5_000, upTo: 30_000 },
    ),
    stackFix('restart', connection, session, {
      title: 'Send 1001 or 1012 on shutdown',
      detail: 'Every page then knows that it can reconnect.',
    }),
    {
      by: 'operator',
      title: 'Drain connections gradually (rolling restart)',
      detail: 'The new instance accepts new connections while the old one closes its own a few at a time.',
    },
  ],
});
