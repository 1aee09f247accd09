import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure, closedWith } from '../../session/close-cause.ts';
import { type Closing, type FinishedConnection, isFinished } from '../../session/connection.ts';
import { formatBytes, formatCount } from '../../shared/format.ts';
import { limitsBelow, sizeReason } from '../../stacks/message-limits.ts';

/** This many times larger than all earlier messages, and at least this large, in bytes. */
const LARGER = 4;
const LARGE = 32_768;
/** A server that rejects a message by its size closes while it arrives or right after; in milliseconds. */
const AT_ONCE = 3_000;

/** Dropped as soon as a message was sent that was much larger than any before. */
function cutByMessage(connection: FinishedConnection): Closing | undefined {
  const cut = abnormalClosure(connection);
  if (!cut) return undefined;
  const { lastSize = 0, lastAt = 0, largestBefore = 0 } = connection.sent;
  if (lastSize < LARGE || lastSize < LARGER * largestBefore) return undefined;
  return cut.at - lastAt <= AT_ONCE && (connection.received.lastAt ?? 0) <= lastAt ? cut : undefined;
}

export const messageTooBig = defineRule({
  id: 'message-too-big',
  title: 'Message too big for the server (1009)',
  severity: 'error',
  scenario: 'D3',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['server-crashed', 'idle-timeout'],
  detect(connection) {
    if (!isFinished(connection)) return undefined;
    const told = closedWith(connection, 1009);
    const closed = told ?? cutByMessage(connection);
    if (!closed) return undefined;
    const size = connection.sent.lastSize;
    const server = told && sizeReason(told.reason);
    const limits = size === undefined || server ? [] : limitsBelow(size);
    return {
      confidence: told ? 'certain' : 'likely',
      ...(size === undefined
        ? {}
        : {
            title: `A message of ${formatBytes(size)} ${told ? 'is' : 'seems to be'} too big for ${endpointOf(connection)}${told ? ' (1009)' : ''}`,
          }),
      evidence: evidence(
        told
          ? closeFrameEvidence(connection, closed)
          : {
              fact: 'The connection was cut without a close frame as soon as a message had been sent that was far larger than all before.',
              events: [closed.event],
            },
        server && {
          fact: `These are the words of ${server.product}, whose limit is ${server.setting}.`,
          events: [closed.event],
        },
        lastSent(connection, closed.at),
        limits.length > 0
          ? {
              fact: `Default limits just below that size: ${limits.map(({ product, bytes }) => `${product} ${formatCount(bytes)} bytes`).join(', ')}.`,
              events: [closed.event],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), size },
      ...(told
        ? size === undefined
          ? { howToConfirm: 'The message itself was not seen.' }
          : {}
        : { howToConfirm: 'If half of it goes through, it is the size.' }),
    };
  },
  fixes(match, connection, session) {
    const raise = stackFix(
      'size',
      connection,
      session,
      {
        title: 'Raise the limit of the server',
        detail: 'To what your largest message needs and no further: the limit protects its memory.',
      },
      { bytes: match.facts.size ?? 0 },
    );
    const chunks: Fix = {
      title: 'Send it in parts',
      detail:
        'Split what is large, number the parts and put them together at the other end; or upload it over HTTP and send only its url.',
      snippet:
        'const PART = 32 * 1024;\nfor (let at = 0; at < data.byteLength; at += PART) socket.send(data.slice(at, at + PART));',
      language: 'js',
    };
    const server = sizeReason(connection.closed?.reason ?? '');
    if (!server) return [chunks, raise];
    return [
      chunks,
      {
        title: `Raise the message size limit of ${server.product}`,
        detail: `The setting is ${server.setting}. Raise it to what your largest message needs and no further: the limit protects the memory of the server. See ${server.source}`,
        by: 'operator',
      },
    ];
  },
});
