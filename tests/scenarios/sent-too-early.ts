import {
  closed,
  created,
  failed,
  frame,
  inWorker,
  opened,
  REFUSED,
  type Scenarios,
  sendRefused,
  tape,
  wire,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'before it is open',
      session: tape(created(url), sendRefused(11, 'threw'), opened(40)),
      confidence: 'certain',
      says: ['1 time', 'app.js:12:7', "addEventListener('open'"],
    },
    {
      name: 'and then it never opened: the hint stands below the fault',
      session: tape(
        created(url),
        sendRefused(11, 'threw'),
        failed(40),
        wire(45, { url, reason: REFUSED, requestSent: false }),
      ),
      under: 'connection-refused',
      says: ['Keep messages until they can be sent', 'maxEnqueuedMessages'],
    },
  ],
  clear: [
    { name: 'once it is open', session: tape(created(url), opened(40), frame('sent', 50)) },
    {
      name: 'after the end',
      session: tape(created(url), opened(40), closed(90, 1000), sendRefused(100, 'dropped')),
    },
  ],
  unknown: [inWorker()],
};
