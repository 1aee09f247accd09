import { recorded } from '../openclaw/replay.ts';
import { endedElsewhere, greeted, inWorker } from '../openclaw/steps.ts';
import { closeCalled, closed, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '4008 in the close event',
      session: tape(
        greeted(),
        closeCalled(300, 1, { code: 4008, reason: 'connect failed' }),
        closed(320, 4008, { reason: 'connect failed' }),
      ),
      confidence: 'certain',
      says: ["the page's own code"],
    },
  ],
  clear: [
    { name: 'the gateway had refused', session: recorded('2026.9.6/token-missing/ui') },
    { name: '4008 of another server', session: endedElsewhere(4008, 'connect failed') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
