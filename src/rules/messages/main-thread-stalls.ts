import { evidence, whereTo } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { count, spell } from '../../shared/format.ts';

const OFTEN = 3;
/** Messages wait noticeably behind a task of this length, in milliseconds. */
const LONG = 200;

export const mainThreadStalls = defineRule({
  id: 'main-thread-stalls',
  title: "The page's own code holds its messages up",
  severity: 'info',
  row: 'D5',
  spec: 'https://www.w3.org/TR/longtasks-1/',
  reads: ['page'],
  follows: ['messages'],
  beside: true,
  detect(connection) {
    const { stalls, sent, received } = connection;
    if (!stalls || stalls.count < OFTEN || stalls.longest < LONG) return undefined;
    if (sent.frames + received.frames < OFTEN) return undefined;
    return {
      confidence: 'certain',
      evidence: evidence({
        fact: `While this socket was open, ${count(stalls.count, 'long task')} kept the main thread busy for ${spell(stalls.total)} in all, the longest for ${spell(stalls.longest)}. Meanwhile no message is delivered and no timer runs, however quick the server is.`,
        events: stalls.events,
      }),
      facts: { ...whereTo(connection), longest: spell(stalls.longest) },
    };
  },
  fixes: () => [
    {
      title: 'Find the code in the Performance panel',
      detail:
        'Record some seconds: tasks with a red corner are the long ones, and the call tree below names the function.',
    },
    {
      title: 'Give the socket to a worker',
      detail: 'A worker receives and answers, heartbeats too, while the page is busy.',
      snippet:
        "const worker = new Worker('socket-worker.js', { type: 'module' });\nworker.onmessage = ({ data }) => show(data);",
      language: 'js',
    },
    {
      title: 'Show many messages at once',
      detail: 'Gather what comes and draw once a frame, in place of once a message.',
      snippet:
        'const waiting = [];\nsocket.onmessage = ({ data }) => {\n  if (waiting.push(data) === 1) requestAnimationFrame(() => draw(waiting.splice(0)));\n};',
      language: 'js',
    },
  ],
});
