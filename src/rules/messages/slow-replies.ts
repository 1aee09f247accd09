import { endpointFacts, endpointOf, evidence, frameIfKept, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { percentile, SLOW } from '../../session/messages/request-response.ts';
import { formatDuration } from '../../shared/format.ts';

const ENOUGH = 5;

export const slowReplies = defineRule({
  id: 'slow-replies',
  title: 'Slow replies from the server',
  severity: 'info',
  scenario: 'D5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  requires: [],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const { messageStats, longTasks } = connection;
    if (!messageStats || messageStats.pairs.kinds.length === 0) return undefined;
    for (const kind of messageStats.pairs.kinds) {
      if (kind.answered < ENOUGH || kind.slow * 2 < kind.answered) continue;
      const half = percentile(kind.took, 0.5);
      if (half < SLOW || (longTasks?.longest ?? 0) > half / 2 || messageStats.sendRate.bufferedRun) continue;
      const most = percentile(kind.took, 0.95);
      const name = kind.name === '' ? 'its requests' : `requests of the kind ${quote(kind.name)}`;
      return {
        confidence: 'likely',
        title: `${endpointOf(connection)} takes ${formatDuration(half)} to reply`,
        evidence: evidence(
          {
            fact: `Half of the last ${kind.took.length} replies to ${name} took longer than ${formatDuration(half)}, and one in twenty longer than ${formatDuration(most)}.`,
            events: kind.latestPair.flatMap((id) => frameIfKept(connection, id)),
          },
          {
            fact: 'The send buffer of the browser was empty, and no long task delayed the page.',
            events: [connection.opened?.event ?? connection.createdEvent],
          },
        ),
        facts: { ...endpointFacts(connection), half: formatDuration(half) },
        howToConfirm:
          'Compare with the round-trip time to the host: if that is short, the time is spent in the server.',
      };
    }
    return undefined;
  },
  fixes: (_match, connection) => [
    {
      title: 'Measure inside the server',
      detail:
        'Measure from receiving the message to sending the reply. The rest of the time seen here is the network, or a queue before the handler.',
      snippet:
        "socket.on('message', async (data) => {\n  const begun = performance.now();\n  await handle(data);\n  console.log('took', performance.now() - begun);\n});",
      language: 'js',
    },
    {
      title: 'Measure the round-trip time',
      detail: 'The time of a TCP connect is about one round trip.',
      snippet: `curl -s -o /dev/null -w 'tcp=%{time_connect}\\n' ${connection.parsedUrl.secure ? 'https' : 'http'}://${/^[\w.-]+$/.test(connection.parsedUrl.host) ? connection.parsedUrl.host : 'HOST'}:${connection.parsedUrl.port}/`,
      language: 'sh',
    },
  ],
});
