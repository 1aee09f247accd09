import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix, type Match } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { HOP_ADVICE } from '../../fixes/stacks/proxy-advice.ts';
import { hopFix } from '../../fixes/stacks/proxy-fix.ts';
import { fixWith } from '../../fixes/stacks/render-snippet.ts';
import { snippetContext } from '../../fixes/stacks/snippet-context.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
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
    title: `${endpointOf(connection)} got no answer to its ping and gave up`,
    evidence: evidence({ fact, events }, closeFrameEvidence(connection, closed)),
    facts: { ...endpointFacts(connection), kind, silenceMs: 0 },
  };
}

/** How to raise the possible limits: of the product that a response names, or of those with such a default. */
function limitFixes(trace: IdleTrace | undefined, connection: Connection, session: Session): Fix[] {
  const named = trace?.shown ? [trace.shown] : (trace?.limits ?? []);
  if (named.length === 0) {
    return [
      hopFix('idle', connection, session, {
        title: 'Raise the limit of the proxy',
        detail: 'It fits no limit as delivered, so somebody has set it.',
      }),
    ];
  }
  const of = snippetContext(connection, session);
  return named.map(({ product, setting }) =>
    fixWith(
      { title: `Raise the limit of ${product}`, detail: `Where it is set: ${setting}.` },
      HOP_ADVICE[product]?.idle,
      of,
    ),
  );
}

export const idleTimeout = defineRule({
  id: 'idle-timeout',
  title: 'The connection was cut after a silence, as an idle timeout does',
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
    const { cut, silence, shown, limits, limitOfShown, repeats, strength } = trace;
    const candidates = limits.map(({ product }) => product).join(', ');
    const product = shown?.product ?? (limits.length === 1 ? (limits[0]?.product ?? '') : '');
    return {
      confidence: strength,
      title: `The connection was cut after ${formatDuration(silence)} of silence, ${limitOfShown ? `probably by ${shown?.product}` : 'as an idle timeout does'}`,
      evidence: evidence(
        {
          fact: `No message went either way for ${formatDuration(silence)}; then it closed with 1006, without an error event and without close().`,
          events: [cut.event],
        },
        shown && connection.wire
          ? {
              fact: `The answer to the handshake shows ${shown.product}, which cuts idle connections (${shown.setting}).`,
              events: [connection.wire.event],
            }
          : undefined,
        limits.length > 0
          ? { fact: `It is the limit as delivered of: ${candidates}.`, events: [cut.event] }
          : undefined,
        repeats.length > 0
          ? {
              fact: `The same silence ended ${pluralize(repeats.length, 'more connection')} to this host and port.`,
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
              'If the next connections end after the same silence, it is a timeout. If a message every few seconds keeps it open, that proves it too; a crash does not wait for silence.',
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
          'Best from the server, as WebSocket ping frames: browsers answer them by themselves, even in background tabs, where the timers of a page slow down to one a minute.',
      },
      { beat: half * 1_000 },
    );
    const settings = limitFixes(trace, connection, session);
    const hops: Fix = {
      title: 'Think of every hop',
      detail:
        'The shortest limit on the way counts: balancer, ingress, proxy, application server, and the router of the user. Raising one shows the next; a heartbeat satisfies all.',
    };
    const crash = checkServerLog(
      connection.closed?.at ?? session.clock,
      'A crash after a pause looks the same. If the process ended or logged an exception at that moment, it is no timeout.',
    );
    return trace?.strength === 'possible'
      ? [crash, heartbeat, ...settings, hops]
      : [heartbeat, ...settings, hops];
  },
});
