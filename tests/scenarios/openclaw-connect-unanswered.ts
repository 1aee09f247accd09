import { recorded } from '../openclaw/replay.ts';
import { greeted, inWorker } from '../openclaw/steps.ts';
import { closeCalled, closed, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no answer for 15 s',
      session: tape(
        greeted(),
        closeCalled(15_020, 1, { code: 4000, reason: 'connect timeout' }),
        closed(15_040, 4000, { reason: 'connect timeout' }),
      ),
      confidence: 'certain',
      says: ['had sent its connect request'],
    },
  ],
  clear: [
    { name: 'silence after hello', session: recorded('2026.9.6/gateway-frozen-120s/ui') },
    { name: 'nothing wrong', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
