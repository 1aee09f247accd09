import { evidence, quote, whereTo } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { keepForLater, writeDown } from '../../fixes/page-fixes.ts';
import { count } from '../../shared/format.ts';
import { callLine } from '../shared/call-site.ts';

export const sentAfterClose = defineRule({
  id: 'sent-after-close',
  title: 'The page goes on sending on a socket that is closed',
  severity: 'info',
  row: 'D6',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-send',
  reads: ['page'],
  beside: true,
  detect(connection, session) {
    const { refusedSends, closeCalled, closed, abandoned } = connection;
    const { dropped, threw, lost } = refusedSends;
    const [first] = dropped;
    if (first === undefined || abandoned) return undefined;
    const times = Math.max(dropped.length, lost - threw.length);
    const line = callLine(first, session);
    return {
      confidence: 'certain',
      evidence: evidence(
        {
          fact: `${count(times, 'message')} sent after the socket was closing went nowhere: send() drops them without an exception.`,
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
      facts: { ...whereTo(connection), times: String(times) },
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
