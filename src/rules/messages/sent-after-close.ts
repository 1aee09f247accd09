import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { keepForLater, writeDown } from '../../fixes/page-fixes.ts';
import { pluralize } from '../../shared/format.ts';
import { callSite } from '../shared/call-site.ts';

export const sentAfterClose = defineRule({
  id: 'sent-after-close',
  title: 'Page keeps sending on a closed connection',
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
          fact: `${pluralize(times, 'message')} sent after the close started were discarded: send() then throws no exception.`,
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
        line === undefined ? undefined : { fact: `Call: ${quote(line)}`, events: [first] },
      ),
      facts: { ...endpointFacts(connection), times },
    };
  },
  fixes: (_match, connection, session) => [
    keepForLater(connection, session),
    {
      title: 'Stop timers and listeners on close',
      detail: 'Timers and listeners that send continue after the close unless the page stops them.',
      snippet:
        "const timer = setInterval(report, 1000);\nsocket.addEventListener('close', () => clearInterval(timer));",
      language: 'js',
    },
    writeDown(connection, session),
  ],
});
