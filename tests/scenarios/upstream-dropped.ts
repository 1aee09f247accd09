import { created, logLine, opened, type Scenarios, START, tape, wire } from '../support/tape.ts';

const url = 'wss://api.test/live';
const answered = () => wire(5_000, { url, status: 101, startedAt: START });
const line = (topic?: 'upstream-dropped') =>
  logLine(5_000, { log: 'nginx error log', text: 'the words of the log', ...(topic ? { topic } : {}) });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a line of the proxy',
      session: tape(answered(), line('upstream-dropped')),
      says: ['the words of the log'],
    },
  ],
  clear: [
    { name: 'a line about something else', session: tape(answered(), line()) },
    { name: 'no line', session: tape(answered()) },
  ],
  unknown: [{ name: 'a connection that no log has', session: tape(created(url), opened(20)) }],
};
