import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closedByServer } from '../../session/close-cause.ts';
import { isFinished } from '../../session/connection.ts';
import { sentShortlyBefore } from '../../session/messages/send-rate.ts';

const WORDS = /\brate|too (?:many (?:message|request|event)|fast|quick)|flood|throttl|slow down/i;
/** Codes for clients that send too much; 1008 and 1013 also have other uses. */
const CODES = [1008, 1013, 4008, 4029, 4429];
/** A page rarely sends this much within a second or two. */
const MANY = 25;

export const rateClosed = defineRule({
  id: 'rate-closed',
  title: 'Server closed: the page sends too fast',
  severity: 'error',
  scenario: 'C4',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['policy-violation', 'try-again-later', 'app-close-code'],
  detect(connection) {
    if (!isFinished(connection)) return undefined;
    const closed = closedByServer(connection);
    if (!closed || connection.openclaw || !(closed.code === 1011 || CODES.includes(closed.code)))
      return undefined;
    const { messageStats } = connection;
    const sent = messageStats ? sentShortlyBefore(messageStats.sendRate, closed.at) : 0;
    const saidSo = WORDS.test(closed.reason);
    // With another reason, or an ambiguous code without one, only a burst is evidence.
    if (!saidSo && (closed.reason !== '' || closed.code === 1011 || sent < MANY)) return undefined;
    return {
      confidence: saidSo ? 'certain' : 'likely',
      evidence: evidence(
        closeFrameEvidence(connection, closed),
        sent > 0
          ? {
              fact: `The page sent ${sent} ${sent === 1 ? 'message' : 'messages'} in the last two seconds before the close.`,
              events: [closed.event],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), sent },
      ...(saidSo
        ? {}
        : {
            howToConfirm:
              'If the connection stays open while the page sends a tenth as often, the rate was the cause.',
          }),
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'Send only the latest state',
      detail:
        'Of positions, cursors and typing indicators only the newest value counts: send it at most ten times a second.',
      snippet:
        'let latest = null;\nconst report = (state) => { latest = state; };\nsetInterval(() => {\n  if (latest) socket.send(JSON.stringify(latest));\n  latest = null;\n}, 100);',
      language: 'js',
    },
    {
      title: 'Combine several messages into one',
      detail: 'Many limits count messages, not bytes.',
    },
    stackFix('rate', connection, session, {
      title: 'Compare with the limit of the server',
      detail:
        'Its documentation or configuration names the limit per connection, user or address. Wait before the next attempt, so that the limit is not exceeded again at once.',
    }),
  ],
});
