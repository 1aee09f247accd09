import { endpointFacts, endpointOf, evidence, frameIfKept, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure } from '../../session/close-cause.ts';
import {
  type Closing,
  type Connection,
  type FinishedConnection,
  isFinished,
} from '../../session/connection.ts';
import type { FormatFinding } from '../../session/messages/format-check.ts';
import { findFrame } from '../../session/messages/frame-log.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { FORMAT_FAULTS } from '../shared/format-faults.ts';

/** Connections that end within this time of each other have one cause, in milliseconds. */
const TOGETHER = 1_000;
const SEVERAL = 3;
/** A server that crashes on a message does so within this time, in milliseconds. */
const AT_ONCE = 400;

/** A server that fails to read a message ends the connection within this time, in milliseconds. */
const SOON = 1_000;

/** Dropped right after a message of the page, much sooner than its usual interval. */
function diedOfMessage({ sent, received, opened }: FinishedConnection, cut: Closing): boolean {
  const { lastAt, firstAt, frames } = sent;
  if (lastAt === undefined || firstAt === undefined || !opened || received.frames === 0) return false;
  const since = cut.at - lastAt;
  if (since < 0 || since > AT_ONCE || (received.lastAt ?? 0) > lastAt) return false;
  const usual = (lastAt - Math.min(firstAt, opened.at)) / frames;
  return since * 3 < usual;
}

/** The last message was in no format that a server reads, and the drop followed it. */
function diedOfFormat(
  { sent, received, frames, messageStats }: FinishedConnection,
  cut: Closing,
): FormatFinding | undefined {
  const { lastAt } = sent;
  if (lastAt === undefined || cut.at - lastAt > SOON || (received.lastAt ?? 0) > lastAt) return undefined;
  return [...(messageStats?.format?.values() ?? [])].find(
    ({ direction, fault, latest }) =>
      direction === 'sent' && !FORMAT_FAULTS[fault].mild && findFrame(frames, latest)?.at === lastAt,
  );
}

function cutTogether(connection: Connection, cut: Closing, session: SessionWithoutClock): Connection[] {
  return connectionsToSameEndpoint(connection, session).filter((peer) => {
    const other = abnormalClosure(peer);
    return other !== undefined && Math.abs(other.at - cut.at) <= TOGETHER;
  });
}

export const serverCrashed = defineRule({
  id: 'server-crashed',
  title: 'Server probably crashed',
  severity: 'error',
  scenario: 'C1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  scope: 'endpoint',
  detect(connection, session) {
    const cut = abnormalClosure(connection);
    if (!cut || !connection.opened || !isFinished(connection)) return undefined;
    const together = cutTogether(connection, cut, session);
    const many = together.length + 1 >= SEVERAL;
    const format = diedOfFormat(connection, cut);
    const died = format !== undefined || diedOfMessage(connection, cut);
    if (!many && !died) return undefined;
    return {
      confidence: 'likely',
      title: format
        ? `Server probably failed on the last message: the page ${FORMAT_FAULTS[format.fault].title}`
        : died
          ? 'Server probably crashed while handling a message'
          : `${endpointOf(connection)} probably crashed or restarted: ${together.length + 1} connections dropped at once`,
      evidence: evidence(
        {
          fact: `It ended ${formatDuration(cut.at - connection.opened.at)} after opening, without a close frame and without an error event. The page had not called close().`,
          events: [connection.opened.event, cut.event],
        },
        died ? lastSent(connection, cut.at) : undefined,
        format
          ? { fact: FORMAT_FAULTS[format.fault].because, events: frameIfKept(connection, format.latest) }
          : undefined,
        together.length > 0
          ? {
              fact: `${pluralize(together.length, 'other connection')} to the same host and port ended the same way within a second.`,
              events: together.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent),
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), together: together.length, fault: format?.fault },
      howToConfirm:
        'A restart or an exception in the log of the server at that time confirms it. Without one, a proxy or the network dropped the connections.',
    };
  },
  fixes({ facts }, connection, session) {
    return [
      ...(facts.fault === undefined ? [] : FORMAT_FAULTS[facts.fault].fixes),
      checkServerLog(
        connection.closed?.at ?? session.clock,
        facts.fault === undefined
          ? 'Look for an exception, a process restart, or an out-of-memory kill (dmesg). Send the last message of the page again to reproduce it.'
          : 'Look for an exception of the parser. Send the last message of the page again to reproduce it.',
      ),
      stackFix('guard', connection, session, {
        title: 'Catch exceptions per message',
        detail: 'An error in the handler of one message should not end the connection or the process.',
      }),
      stackFix('restart', connection, session, {
        title: 'Send a close frame (1001 or 1012) on shutdown',
        detail: 'A connection that ends without one then points to a crash or to the network.',
      }),
      stackFix('reconnect', connection, session, {
        title: 'Use exponential backoff with jitter',
        detail: 'Otherwise all clients reconnect to a starting server at once.',
      }),
    ];
  },
});
