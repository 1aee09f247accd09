import { endpointFacts, endpointOf, evidence, frameIfKept } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { LATE } from '../../session/messages/heartbeat.ts';
import { formatDuration } from '../../shared/format.ts';

const ENOUGH = 3;

export const heartbeatLate = defineRule({
  id: 'heartbeat-late',
  title: 'Heartbeats are answered late',
  severity: 'warning',
  scenario: 'E5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3',
  requires: ['page'],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const { messageStats, longTasks, opened } = connection;
    const beat = messageStats?.beat;
    if (!beat || !opened) return undefined;
    if (beat.answered < ENOUGH || beat.late * 2 <= beat.answered || beat.latest < LATE) return undefined;
    if ((longTasks?.longest ?? 0) > beat.longest / 2) return undefined;
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} answers heartbeats late, the last one after ${formatDuration(beat.latest)}`,
      evidence: evidence(
        {
          fact: `Of ${beat.answered} heartbeats with an answer, ${beat.late} waited a second or more for it, the longest ${formatDuration(beat.longest)}.`,
          events: beat.lateEvents.flatMap((id) => frameIfKept(connection, id)),
        },
        {
          fact: 'The main thread of the page was not in the way, as far as it was watched.',
          events: [opened.event],
        },
      ),
      facts: { ...endpointFacts(connection), latest: formatDuration(beat.latest) },
    };
  },
  fixes: (_match, connection, session) => [
    {
      by: 'operator',
      title: 'Check the load of the server at that time',
      detail:
        'A heartbeat needs no work, so its answer waits behind something: a busy event loop, a queue of messages, a pause of the garbage collector, or a slow line.',
      snippet: 'top -b -n 1 | head -n 15\nss -tmn',
      language: 'sh',
    },
    {
      by: 'operator',
      title: 'Watch the delay of the event loop (Node)',
      detail: 'More than some tens of milliseconds means that a handler blocks it.',
      snippet:
        'import { monitorEventLoopDelay } from "node:perf_hooks";\nconst delay = monitorEventLoopDelay();\ndelay.enable();\nsetInterval(() => console.log("p99", delay.percentile(99) / 1e6, "ms"), 5_000);',
      language: 'js',
    },
    stackFix('heartbeat', connection, session, {
      title: 'Do not give up too soon',
      detail: 'A limit below the usual delay ends connections that are slow, not dead.',
    }),
  ],
});
