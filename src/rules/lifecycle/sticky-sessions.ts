import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { type Connection, isFinished, neverOpened } from '../../session/connection.ts';
import { failedToOpen, failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import { connectionsToSameEndpoint, otherAttempts } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';
import { formatDuration } from '../../shared/format.ts';
import { engineSession } from '../../stacks/engine-session.ts';

const RUN = 6;
const CHANGES = 3;

/** Rejected by a server that does not know the session; undefined if the reason is not seen. */
function notKnown(connection: Connection): boolean | undefined {
  const status = refusedWith(connection);
  if (status !== undefined) return status >= 400 && status < 500 && status !== 401 && status !== 429;
  return connection.wire === undefined || failureOf(connection, 'hidden') ? undefined : false;
}

/** How many sessions the client gave up before they count. */
const GIVEN_UP = 2;

/** The client closed it while it was connecting; only Chromium's network log says so as well. */
function gaveUp(connection: Connection): boolean {
  return connection.closeCalled?.connecting === true || failureOf(connection, 'closed-by-page') !== undefined;
}

/** It failed for another reason than the session; a client that gives up falls back to polling. */
function isOther(connection: Connection): boolean {
  return notKnown(connection) === false && !gaveUp(connection);
}

interface Trace {
  confidence: Confidence;
  fact: string;
  others: Connection[];
}

/** Attempts at one URL that succeed and fail alternately. */
function alternation(connection: Connection, session: SessionWithoutClock): Trace | undefined {
  const all = [...otherAttempts(connection, session), connection].sort(
    (a, b) => a.endpointIndex - b.endpointIndex,
  );
  const at = all.indexOf(connection);
  const near = all.slice(Math.max(0, at - RUN), at + RUN).filter((one) => one.opened || neverOpened(one));
  if (near.some((one) => !one.opened && notKnown(one) === false)) return undefined;
  let changes = 0;
  for (const [index, one] of near.entries()) {
    const before = near[index - 1];
    if (before && (before.opened === undefined) !== (one.opened === undefined)) changes += 1;
  }
  if (changes < CHANGES) return undefined;
  const failed = near.filter(({ opened }) => !opened).length;
  return {
    confidence: notKnown(connection) ? 'likely' : 'possible',
    fact: `Of ${near.length} attempts at this URL ${failed} were rejected and the others opened, alternately: some servers behind a load balancer probably know the session, and others do not.`,
    others: near.filter((one) => one !== connection),
  };
}

/** Engine.IO probes the WebSocket with this message before it upgrades the session. */
const PROBE = '2probe';

function movedOver({ opened, firstMessages }: Connection): boolean {
  return (
    opened !== undefined &&
    firstMessages.some(({ direction, head }) => direction === 'sent' && head !== PROBE)
  );
}

/** Successive Engine.IO sessions that the server does not know. */
function lostSessions(connection: Connection, session: SessionWithoutClock): Trace | undefined {
  const own = engineSession(connection);
  if (own === undefined || isOther(connection)) return undefined;
  const peers = connectionsToSameEndpoint(connection, session).filter(
    (peer) => engineSession(peer) !== undefined,
  );
  const moved = peers.filter(movedOver).length;
  const others = peers.filter(
    (peer) =>
      engineSession(peer) !== own &&
      (isFinished(peer) || failedToOpen(peer)) &&
      !movedOver(peer) &&
      !isOther(peer),
  );
  const refused = [connection, ...others].some(notKnown);
  if (others.length < Math.max(refused ? 1 : GIVEN_UP, 3 * moved)) return undefined;
  return {
    confidence: refused ? 'likely' : 'possible',
    fact: `The server gave out ${others.length + moved + 1} Engine.IO sessions, one after another, and ${moved === 0 ? 'none' : moved} of them became a WebSocket: as when the next request goes to a server that does not know the session.`,
    others,
  };
}

export const stickySessions = defineRule({
  id: 'sticky-sessions',
  title: 'Requests of one session reach different servers',
  severity: 'error',
  scenario: 'E6',
  spec: 'https://socket.io/docs/v4/using-multiple-nodes/',
  explains: ['handshake'],
  specificity: 'named cause',
  requires: ['page'],
  suppresses: ['polling-fallback', 'closed-by-page'],
  detect(connection, session) {
    if (!failedToOpen(connection) || connection.constructorError) return undefined;
    const trace =
      lostSessions(connection, session) ??
      (notKnown(connection) === false ? undefined : alternation(connection, session));
    if (!trace) return undefined;
    const status = refusedWith(connection);
    const wait = connection.closed ? formatDuration(connection.closed.at - connection.createdAt) : '';
    return {
      confidence: trace.confidence,
      title: `Requests of one session seem to reach different servers behind ${endpointOf(connection)}`,
      evidence: evidence(
        {
          fact: trace.fact,
          events: [connection.createdEvent, ...trace.others.slice(0, 5).map((one) => one.createdEvent)],
        },
        status === undefined || !connection.wire
          ? undefined
          : {
              fact: `This attempt was rejected with ${status}${wait === '' ? '' : ` after ${wait}`}.`,
              events: [connection.wire.event],
            },
      ),
      facts: { ...endpointFacts(connection), status },
      howToConfirm: 'If it works with only one server behind the load balancer, this is the cause.',
    };
  },
  fixes: (_match, connection, session) => [
    proxyFix('sticky', connection, session, {
      title: 'Enable sticky sessions on the load balancer',
      detail: 'By a cookie, or by the address of the client where each client has its own.',
    }),
    {
      title: 'Begin with the WebSocket',
      detail: 'With Socket.IO and SignalR the session is then one connection, and needs no second request.',
      snippet:
        "io(url, { transports: ['websocket'] });\n// SignalR\nwithUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets });",
      language: 'js',
    },
    {
      title: 'Share the state between servers',
      detail:
        'Keep sessions and rooms in Redis or a similar store. Socket.IO has an adapter for it, which also sends messages to the clients of the other servers.',
      snippet: 'io.adapter(createAdapter(redis, redis.duplicate())); // @socket.io/redis-adapter',
      language: 'js',
    },
  ],
});
