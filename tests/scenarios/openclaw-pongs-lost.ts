import { recorded } from '../openclaw/replay.ts';
import { helloed, inWorker } from '../openclaw/steps.ts';
import { closed, frame, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '50 s after opening',
      session: recorded('2026.9.6/no-pong/node'),
      confidence: 'possible',
      says: ['cause=heartbeat-timeout'],
    },
    {
      name: 'twice',
      session: tape(helloed(), closed(50_114, 1006), helloed({ at: 51_000 }), closed(101_110, 1006)),
      confidence: 'likely',
    },
  ],
  clear: [
    { name: 'protocol 3 sends no pings', session: tape(helloed({ protocol: 3 }), closed(50_114, 1006)) },
    {
      name: 'cut at another time',
      session: tape(helloed(), frame('received', 30_000), closed(47_000, 1006)),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
