import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { type Connection, type FinishedConnection, isFinished } from '../../session/connection.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';

/** Messages between two checks of the page's listeners: a page that waits for one message at a time does listen. */
const BETWEEN_LOOKS = 2;

function wereUnread({ received, listenerQuery }: FinishedConnection): boolean {
  if (!listenerQuery) return received.frames > 0;
  return listenerQuery.times > 1 && received.frames - listenerQuery.received >= BETWEEN_LOOKS;
}

/** What the page misses without each handler. */
function losses(connection: Connection): string[] {
  const { handlers, closed, closeCalled } = connection;
  if (!isFinished(connection) || !handlers || !closed) return [];
  const { received } = connection;
  const lost: string[] = [];
  if (!handlers.includes('close') && !handlers.includes('error') && !closeCalled)
    lost.push('it does not notice that the connection ended');
  if (!handlers.includes('message') && wereUnread(connection))
    lost.push(`nobody reads the ${pluralize(received.frames, 'message')} that came`);
  return lost;
}

export const missingHandlers = defineRule({
  id: 'missing-handlers',
  title: 'No listener for close, error or message events',
  severity: 'info',
  scenario: 'E4',
  spec: 'https://websockets.spec.whatwg.org/#handler-websocket-onclose',
  requires: ['page'],
  sideFinding: true,
  detect(connection) {
    const { closed, handlers = [], documentUnloaded, listenerQuery } = connection;
    const lost = losses(connection);
    if (!closed || lost.length === 0 || documentUnloaded) return undefined;
    const listens = handlers.length === 0 ? 'to nothing' : `to ${handlers.join(', ')} only`;
    const when = listenerQuery
      ? `${formatDuration(closed.at - listenerQuery.at)} before the socket closed, and whenever it was looked at`
      : 'When the socket closed';
    return {
      confidence: listenerQuery ? 'likely' : 'certain',
      evidence: evidence({
        fact: `${when}, the page listened ${listens}: ${lost.join(', and ')}.`,
        events: listenerQuery ? [listenerQuery.event, closed.event] : [closed.event],
      }),
      facts: endpointFacts(connection),
      ...(listenerQuery
        ? { howToConfirm: 'getEventListeners(socket) in the console lists what listens at any moment.' }
        : {}),
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('listen', connection, session, {
      title: 'Add listeners for message, error and close',
      detail: 'close has the code and the reason; error has neither, and close always follows it.',
    }),
    writeDown(connection, session),
  ],
});
