import { recorded } from '../openclaw/replay.ts';
import { GATEWAY, helloed, inWorker } from '../openclaw/steps.ts';
import { closeCalled, closed, created, frame, opened, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a frozen gateway',
      session: recorded('2026.9.6/gateway-frozen-120s/ui'),
      confidence: 'likely',
      says: ['tick timeout', 'openclaw logs --follow'],
    },
  ],
  clear: [
    {
      name: 'the page of another server does the same',
      session: tape(
        created(GATEWAY),
        opened(14),
        frame('received', 15),
        closeCalled(90_000, 1, { code: 4000, reason: 'tick timeout' }),
        closed(90_010, 4000),
      ),
    },
    {
      name: 'another reason of the page',
      session: tape(
        helloed(),
        closeCalled(900, 1, { code: 4000, reason: 'scope upgrade approved' }),
        closed(910, 4000),
      ),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
