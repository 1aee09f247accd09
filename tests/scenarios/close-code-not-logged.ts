import { closed, created, logLine, opened, type Scenarios, START, tape, wire } from '../support/tape.ts';

const url = 'wss://api.test/live';
const served = () => wire(5_000, { url, status: 101, startedAt: START, by: 'net-log' });
const closedFirst = () =>
  logLine(5_000, {
    text: 'The server sent the first close frame, with a payload of 23 bytes',
    topic: 'server-closed-first',
    proves: true,
  });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a close frame of the server without its content',
      session: tape(served(), closedFirst()),
      says: ['before the browser sent one', 'Include raw bytes', 'Chromium net log'],
    },
  ],
  clear: [
    { name: 'the log does not say who closed first', session: tape(served()) },
    {
      name: 'the page has the code',
      session: tape(created(url), opened(20), closed(5_000, 1000), served(), closedFirst()),
    },
  ],
  unknown: [{ name: 'a connection that no log has', session: tape(created(url), opened(20)) }],
};
