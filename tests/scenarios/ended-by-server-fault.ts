import {
  closed,
  conversation,
  created,
  logLine,
  opened,
  type Scenarios,
  START,
  tape,
  wire,
} from '../support/tape.ts';

const url = 'wss://api.test/live';
const entry = () => wire(5_000, { url, status: 101, startedAt: START });
const line = (more: Partial<Parameters<typeof logLine>[1]> = {}) =>
  logLine(5_000, {
    log: 'Node.js log',
    text: 'TypeError: the words of the log',
    topic: 'server-exception',
    ...more,
  });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a line that names the connection',
      session: tape(entry(), line()),
      confidence: 'certain',
      says: ['the words of the log'],
    },
    {
      name: 'a line at the same time',
      session: tape(entry(), line({ byTime: true })),
      confidence: 'likely',
      says: ['names no connection'],
    },
  ],
  clear: [
    { name: 'a line about something else', session: tape(entry(), logLine(5_000, { text: 'accepted' })) },
    { name: 'no line', session: tape(entry()) },
    { name: 'a normal close', session: tape(conversation(url), closed(900, 1000)) },
  ],
  unknown: [{ name: 'a connection that no log has', session: tape(created(url), opened(20)) }],
};
