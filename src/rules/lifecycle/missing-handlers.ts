import { evidence, whereTo } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import type { Connection } from '../../session/connection.ts';
import { count, spell } from '../../shared/format.ts';

/** Messages that came between two looks at what the page listens for: a page that waits for one at a time is heard. */
const BETWEEN_LOOKS = 2;

function wereUnread({ received, asked }: Connection): boolean {
  if (!asked) return received.frames > 0;
  return asked.times > 1 && received.frames - asked.received >= BETWEEN_LOOKS;
}

/** What is lost with each handler that is missing. */
function losses(connection: Connection): string[] {
  const { handlers, closed, closeCalled } = connection;
  if (!handlers || !closed) return [];
  const { received } = connection;
  const lost: string[] = [];
  if (!handlers.includes('close') && !handlers.includes('error') && !closeCalled)
    lost.push('it does not notice that the connection ended');
  if (!handlers.includes('message') && wereUnread(connection))
    lost.push(`nobody reads the ${count(received.frames, 'message')} that came`);
  return lost;
}

export const missingHandlers = defineRule({
  id: 'missing-handlers',
  title: 'The page does not listen to what happens to its socket',
  severity: 'info',
  row: 'E4',
  spec: 'https://websockets.spec.whatwg.org/#handler-websocket-onclose',
  reads: ['page'],
  beside: true,
  detect(connection) {
    const { closed, handlers = [], abandoned, asked } = connection;
    const lost = losses(connection);
    if (!closed || lost.length === 0 || abandoned) return undefined;
    const listens = handlers.length === 0 ? 'to nothing' : `to ${handlers.join(', ')} only`;
    const when = asked
      ? `${spell(closed.at - asked.at)} before the socket closed, and whenever it was looked at`
      : 'When the socket closed';
    return {
      confidence: asked ? 'likely' : 'certain',
      evidence: evidence({
        fact: `${when}, the page listened ${listens}: ${lost.join(', and ')}.`,
        events: asked ? [asked.event, closed.event] : [closed.event],
      }),
      facts: whereTo(connection),
      ...(asked
        ? { raise: 'getEventListeners(socket) in the console lists what listens at any moment.' }
        : {}),
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('listen', connection, session, {
      title: 'Listen to what happens to the socket',
      detail: 'close says why it ended; error says only that it did, and close comes after it.',
    }),
    writeDown(connection, session),
  ],
});
