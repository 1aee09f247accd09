import { created, httpResponse, type Scenarios, START, tape, wait, wire } from '../support/tape.ts';

const url = 'wss://api.test/live';
const pending = (more = {}) => wire(100, { url, startedAt: START + 100, ...more });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a request without a response, and the log goes on',
      session: tape(pending(), httpResponse('https://page.test/poll', { server: 'x' }, 90_000)),
      confidence: 'likely',
      says: ['in 89.9 s', 'neither a response nor an error', 'curl'],
    },
    {
      name: 'ended without a response',
      session: tape(wire(31_000, { url, startedAt: START + 1_000 })),
      says: ['in 30 s'],
    },
  ],
  clear: [
    { name: 'the log ends soon', session: tape(pending(), wait(2_000)) },
    { name: 'an error', session: tape(pending({ reason: 'Unexpected response code: 502' }), wait(90_000)) },
    { name: 'a reason that is hidden', session: tape(pending({ reason: '' }), wait(90_000)) },
    { name: 'it opened', session: tape(pending({ status: 101 }), wait(90_000)) },
    { name: 'the request was never sent', session: tape(pending({ requestSent: false }), wait(90_000)) },
  ],
  unknown: [{ name: 'a connection that the log does not have', session: tape(created(url), wait(90_000)) }],
};
