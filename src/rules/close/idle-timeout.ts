import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix, type Match } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { PROXY_ADVICE } from '../../fixes/stacks/proxy-advice.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { fixWith } from '../../fixes/stacks/render-snippet.ts';
import { snippetContext } from '../../fixes/stacks/snippet-context.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { formatSeconds, pluralize } from '../../shared/format.ts';
import { type IdleTrace, idleTrace } from '../shared/idle-timeout-evidence.ts';
import { type MissedPing, missedPing } from '../shared/missed-ping.ts';
import { missedPingFixes } from '../shared/missed-ping-fixes.ts';

type IdleTimeoutFacts = ReturnType<typeof endpointFacts> & {
  /** The unanswered ping that the server named in its close frame. */
  kind?: MissedPing['kind'];
  silenceMs: number;
  product?: string;
  candidates?: string;
};

/** The server closed because of an unanswered ping, and said so in the close frame. */
function gaveUp(connection: Connection, { closed, fact, events, kind }: MissedPing): Match<IdleTimeoutFacts> {
  return {
    confidence: 'certain',
    title: `Server closed with ${closed.code}: no reply to its ping`,
    evidence: evidence({ fact, events }, closeFrameEvidence(connection, closed)),
    facts: { ...endpointFacts(connection), kind, silenceMs: 0 },
  };
}

/** How to raise the possible limits: of the product that a response names, or of those with such a default. */
function limitFixes(trace: IdleTrace | undefined, connection: Connection, session: Session): Fix[] {
  const named = trace?.shown ? [trace.shown] : (trace?.limits ?? []);
  if (named.length === 0) {
    return [
      proxyFix('idle', connection, session, {
        title: 'Raise the limit of the proxy',
        detail:
          'The silence matches no known default: if a proxy ended the connection, its timeout was configured.',
      }),
    ];
  }
  const of = snippetContext(connection, session);
  return named
    .filter(({ fixed }) => !fixed)
    .map(({ product, setting }) => ({
      ...fixWith(
        { title: `Raise the idle timeout of ${product}`, detail: `The setting is: ${setting}.` },
        PROXY_ADVICE[product]?.idle,
        of,
      ),
      by: 'operator' as const,
    }));
}

export const idleTimeout = defineRule({
  id: 'idle-timeout',
  title: 'Closed after a time without traffic, probably an idle timeout',
  severity: 'error',
  scenario: 'C2',
  spec: 'https://nginx.org/en/docs/http/websocket.html',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['internal-error'],
  detect(connection, session): Match<IdleTimeoutFacts> | undefined {
    const missed = missedPing(connection);
    if (missed) return gaveUp(connection, missed);
    const trace = idleTrace(connection, session);
    if (!trace) return undefined;
    const { cut, silence, shown, limits, limitOfShown, repeats, lone, strength } = trace;
    const candidates = limits.map(({ product }) => product).join(', ');
    const product = shown?.product ?? (limits.length === 1 ? (limits[0]?.product ?? '') : '');
    return {
      confidence: strength,
      title: lone
        ? `Dropped after ${formatSeconds(silence)} without traffic: an idle timeout, or the server or network failed`
        : `Closed after ${formatSeconds(silence)} without traffic, probably ${limitOfShown ? `by ${shown?.product}` : 'by an idle timeout'}`,
      evidence: evidence(
        {
          fact: `No message was sent or received for ${formatSeconds(silence)}. Then the connection was dropped (1006) without an error event; the page had not called close().`,
          events: [cut.event],
        },
        shown && connection.wire
          ? {
              fact: `The handshake response names ${shown.product}, which closes idle connections (${shown.setting}).`,
              events: [connection.wire.event],
            }
          : undefined,
        limits.length > 0
          ? {
              fact: `${formatSeconds(silence)} is the default idle timeout of: ${candidates}.`,
              events: [cut.event],
            }
          : undefined,
        lone
          ? {
              fact: 'No earlier pause of this connection was as long, which fits an idle timeout. A crash, a restart or a lost network can end a silent connection as well.',
              events: [cut.event],
            }
          : undefined,
        repeats.length > 0
          ? {
              fact: `${pluralize(repeats.length, 'other connection')} to this host and port ended after the same time without traffic.`,
              events: repeats.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent),
            }
          : undefined,
      ),
      facts: {
        ...endpointFacts(connection),
        silenceMs: silence,
        product,
        candidates,
      },
      ...(strength === 'certain'
        ? {}
        : {
            howToConfirm:
              'If the next connections end after the same time without traffic, or a message every few seconds keeps them open, it is an idle timeout. A crash does not depend on idle time.',
          }),
    };
  },
  fixes(match, connection, session) {
    const missed = missedPing(connection);
    if (missed) return missedPingFixes(missed);
    const trace = idleTrace(connection, session);
    const half = Math.max(1, Math.min(25, Math.floor(match.facts.silenceMs / 2_000)));
    const heartbeat = stackFix(
      'heartbeat',
      connection,
      session,
      {
        title: `Send something every ${half} s`,
        detail:
          'Best from the server, as WebSocket ping frames: browsers answer them even in background tabs, where the timers of a page run once a minute.',
      },
      { beat: half * 1_000 },
    );
    const settings = limitFixes(trace, connection, session);
    const hops: Fix = {
      title: "Check every hop's timeout",
      detail:
        'The shortest one counts: load balancer, ingress, proxy, application server, the router of the user. A heartbeat keeps the connection open through all of them.',
    };
    const crash = checkServerLog(
      connection.closed?.at ?? session.clock,
      'A crash after a pause looks the same. If the process ended or logged an exception at that moment, it is not a timeout.',
    );
    return trace?.strength === 'possible'
      ? [crash, heartbeat, ...settings, hops]
      : [heartbeat, ...settings, hops];
  },
});
