import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { keepForLater, writeDown } from '../../fixes/page-fixes.ts';
import { pluralize } from '../../shared/format.ts';
import { callSite } from '../shared/call-site.ts';

export const sentAfterClose = defineRule({
  id: 'sent-after-close',
  title: 'The page goes on sending on a socket that is closed',
  severity: 'info',
  scenario: 'D6',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-send',
  requires: ['page'],
  sideFinding: true,
  detect(connection, session) {
    const { refusedSends, closeCalled, closed, documentUnloaded } = connection;
    const { dropped, threw, lost } = refusedSends;
    const [first] = dropped;
    if (first === undefined || documentUnloaded) return undefined;
    const times = Math.max(dropped.length, lost - threw.length);
    const line = callSite(first, session);
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: `${pluralize(times, 'message')} sent after the socket was closing went nowhere: send() drops them without an exception.`,
          events: dropped.slice(0, 5),
        },
        closed
          ? {
              fact: closeCalled
                ? `The page had called close() itself.`
                : `The connection had ended with ${closed.code}.`,
              events: [closeCalled?.event ?? closed.event],
            }
          : undefined,
        line === undefined ? undefined : { fact: `The call is here: ${quote(line)}`, events: [first] },
      ),
      facts: { ...endpointFacts(connection), times },
    };
  },
  fixes: (_match, connection, session) => [
    keepForLater(connection, session),
    {
      title: 'Stop what sends when the socket ends',
      detail: 'Timers and listeners outlive the socket unless they are taken down with it.',
      snippet:
        "const timer = setInterval(report, 1000);\nsocket.addEventListener('close', () => clearInterval(timer));",
      language: 'js',
    },
    writeDown(connection, session),
  ],
});
