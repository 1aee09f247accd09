import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, networkLogEvidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Evidence } from '../../diagnosis/rule.ts';
import { rejectionBody } from '../../experiments/patterns-body.ts';
import { commandTarget, pageOrigin } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { classifyText } from '../../server-text/classify-text.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import { findFrame } from '../../session/messages/frame-log.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import type { Confidence } from '../../shared/confidence.ts';

const WORDS = /\borigin\b|\bcors\b|cross[- ]origin/i;
const FRAME =
  /"(?:type|event|error|message|data)".*(?:invalid host\/origin|origin (?:is )?not allowed|invalid origin|origin .{0,60}not allowed)/i;

interface Refused {
  confidence: Confidence;
  because: Evidence;
}

/** For a CDN the origin is the server behind it: `origin server unreachable` is not about the Origin header. */
function namesOrigin(reason: string): boolean {
  const topic = classifyText(reason, 'close-reason')?.topic;
  return topic === 'origin' || (topic === 'unknown' && WORDS.test(reason));
}

/** The server named the origin, in the close frame or in a message before it. */
function byWords(connection: Connection): Refused | undefined {
  const closed = closedByServer(connection);
  if (!closed) return undefined;
  if (namesOrigin(closed.reason))
    return { confidence: 'certain', because: closeFrameEvidence(connection, closed) };
  const told = connection.firstMessages.find(
    ({ direction, head }) => direction === 'received' && FRAME.test(head),
  );
  if (!told) return undefined;
  return {
    confidence: 'certain',
    because: {
      fact: `The server sent "${quote(told.head)}" and closed with ${closed.code}.`,
      events: [...(findFrame(connection.frames, told.event) ? [told.event] : []), closed.event],
    },
  };
}

/** The same URL opened from a page of another origin in this tab. */
function byComparison(connection: Connection, session: SessionWithoutClock): Refused | undefined {
  const refused = refusedWith(connection);
  const hidden = failureOf(connection, 'hidden') && connection.wire?.entry.requestSent;
  if (refused !== 403 && !hidden) return undefined;
  const { path, scheme } = connection.parsedUrl;
  const origin = pageOrigin(connection, session);
  const other = connectionsToSameEndpoint(connection, session).find(
    (peer) =>
      peer.opened &&
      peer.parsedUrl.path === path &&
      peer.parsedUrl.scheme === scheme &&
      pageOrigin(peer, session) !== origin,
  );
  if (!other?.opened) return undefined;
  return {
    confidence: refused === 403 ? 'likely' : 'possible',
    because: {
      fact: `The same url opened for a document of ${quote(pageOrigin(other, session))}.`,
      events: [other.opened.event],
    },
  };
}

/** The Test tab or the command line found it: by the body of the rejection, or by a client that connects. */
function byTest({ probe, opened }: Connection): Refused | undefined {
  if (!probe || opened) return undefined;
  const body = rejectionBody(probe.results);
  if (body?.topic === 'origin') {
    const fact = `The body of the ${body.status} response says: "${quote(body.quote)}".`;
    return { confidence: body.strength, because: { fact, events: [probe.event] } };
  }
  const list = probe.conclusions.find(({ pattern }) => pattern.id === 'origin-list');
  if (!list || list.confidence === 'possible') return undefined;
  const fact = 'A client with another origin connects to the same URL; the page is rejected.';
  return { confidence: list.confidence, because: { fact, events: [probe.event] } };
}

export const originRefused = defineRule({
  id: 'origin-refused',
  title: 'The server does not allow the origin of this page',
  severity: 'error',
  scenario: 'B6',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.2',
  explains: ['handshake', 'close'],
  specificity: 'named cause',
  scope: 'endpoint',
  requires: [],
  suppresses: ['error-replies', 'server-error-message'],
  detect(connection, session) {
    if (connection.openclaw) return undefined;
    const refused = byWords(connection) ?? byTest(connection) ?? byComparison(connection, session);
    if (!refused) return undefined;
    const origin = quote(pageOrigin(connection, session));
    return {
      confidence: refused.confidence,
      title: `The server does not allow the origin ${origin}`,
      evidence: evidence(refused.because, connection.opened ? undefined : networkLogEvidence(connection), {
        fact: `The page's origin is ${origin}.`,
        events: [connection.createdEvent],
      }),
      facts: { ...endpointFacts(connection), origin },
      ...(refused.confidence === 'certain'
        ? {}
        : {
            howToConfirm:
              'If the same handshake passes without the Origin header, or with the other one, it is this.',
          }),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      stackFix('origin', connection, session, {
        title: `Allow ${target.origin} at the server`,
        detail:
          'Exactly so, with scheme and port; never all origins in production, since any page on the web could then act with the cookies of your users.',
      }),
      {
        title: 'Prove it',
        detail: '101 without the Origin header and a refusal with it: it is the origin.',
        snippet: `${curlUpgrade(target)}\n# and without Origin:\n${curlUpgrade(target, { origin: undefined })}`,
        language: 'sh',
      },
      {
        by: 'operator',
        title: 'Look at the proxy in front',
        detail:
          'Frameworks compare Origin with Host and X-Forwarded-Proto. A proxy that changes these makes the own origin a foreign one.',
      },
    ];
  },
});
