import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';

const OFTEN = 3;
/** Messages are delayed noticeably by a task of this length, in milliseconds. */
const LONG = 200;

export const mainThreadStalls = defineRule({
  id: 'main-thread-stalls',
  title: 'Long tasks delay messages on the main thread',
  severity: 'info',
  scenario: 'D5',
  spec: 'https://www.w3.org/TR/longtasks-1/',
  requires: ['page'],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const { longTasks, sent, received } = connection;
    if (!longTasks || longTasks.count < OFTEN || longTasks.longest < LONG) return undefined;
    if (sent.frames + received.frames < OFTEN) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence({
        fact: `While this connection was open, ${pluralize(longTasks.count, 'long task')} kept the main thread busy for ${formatDuration(longTasks.total)} in total, the longest for ${formatDuration(longTasks.longest)}. During a long task no message is delivered and no timer runs, however fast the server is.`,
        events: longTasks.events,
      }),
      facts: { ...endpointFacts(connection), longest: formatDuration(longTasks.longest) },
    };
  },
  fixes: () => [
    {
      title: 'Find the code in the Performance panel',
      detail:
        'Record some seconds: tasks with a red corner are the long ones, and the call tree below names the function.',
    },
    {
      title: 'Move the WebSocket to a worker',
      detail: 'A worker receives and replies, also to heartbeats, while the page is busy.',
      snippet:
        "const worker = new Worker('socket-worker.js', { type: 'module' });\nworker.onmessage = ({ data }) => show(data);",
      language: 'js',
    },
    {
      title: 'Render once per animation frame',
      detail: 'Collect messages and render once per animation frame instead of per message.',
      snippet:
        'const waiting = [];\nsocket.onmessage = ({ data }) => {\n  if (waiting.push(data) === 1) requestAnimationFrame(() => draw(waiting.splice(0)));\n};',
      language: 'js',
    },
  ],
});
