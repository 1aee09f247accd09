import { endpointFacts, endpointOf, evidence, frameIfKept } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { formatBytes, formatDuration } from '../../shared/format.ts';

/** A bufferedRun that lasts this long and doubles is more than a burst, in milliseconds. */
const LASTS = 1_500;
const SENDS = 10;

export const backpressure = defineRule({
  id: 'backpressure',
  title: 'Send buffer keeps growing (bufferedAmount)',
  severity: 'warning',
  scenario: 'D4',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-bufferedamount',
  requires: ['page'],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const bufferedRun = connection.messageStats?.sendRate.bufferedRun;
    if (!bufferedRun || bufferedRun.sends < SENDS || bufferedRun.most < 2 * bufferedRun.atFirst)
      return undefined;
    const lasted = bufferedRun.until - bufferedRun.since;
    if (lasted < LASTS) return undefined;
    return {
      confidence: 'certain',
      title: `Send buffer to ${endpointOf(connection)} keeps growing (bufferedAmount)`,
      evidence: evidence(
        {
          fact: `In ${formatDuration(lasted)} the data that waits in the browser (bufferedAmount) grew from ${formatBytes(bufferedRun.atFirst)} to ${formatBytes(bufferedRun.most)}, over ${bufferedRun.sends} messages.`,
          events: [
            ...frameIfKept(connection, bufferedRun.first),
            ...frameIfKept(connection, bufferedRun.latest),
          ],
        },
        {
          fact: `The page sent ${formatBytes(connection.sent.bytes)} in total.`,
          events: [connection.opened?.event ?? connection.createdEvent],
        },
      ),
      facts: { ...endpointFacts(connection), most: formatBytes(bufferedRun.most) },
    };
  },
  fixes: () => [
    {
      title: 'Wait while bufferedAmount is high',
      detail:
        'send() never blocks and the browser sets no limit: what is not taken fills its memory and comes late.',
      snippet:
        'const HIGH = 1_000_000;\nasync function send(data) {\n  while (socket.bufferedAmount > HIGH) await new Promise((next) => setTimeout(next, 50));\n  socket.send(data);\n}',
      language: 'js',
    },
    {
      title: 'Drop outdated messages',
      detail:
        'For positions, video or audio only the newest message matters; drop the others while the buffer is full.',
    },
    {
      title: 'Check whether the server still reads',
      detail:
        'A server that stopped reading has the same effect as a slow network: check its load and its queues.',
    },
  ],
});
