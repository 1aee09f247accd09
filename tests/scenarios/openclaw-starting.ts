import { lookAlike, recorded } from '../openclaw/replay.ts';
import { ended, greeted, inWorker } from '../openclaw/steps.ts';
import { closeCalled, closed, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '1013 with an error frame',
      session: recorded('2026.9.6/connect-during-startup/node'),
      confidence: 'certain',
      says: ['500 ms'],
    },
    {
      name: 'the page closes with its own 4013',
      session: tape(
        greeted(),
        closeCalled(400, 1, { code: 4013, reason: 'gateway starting' }),
        closed(410, 4013, { reason: 'gateway starting' }),
      ),
      confidence: 'certain',
    },
  ],
  clear: [
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/connect-during-startup/node'),
    },
    { name: 'a restart that is being prepared', session: ended(1013, 'gateway restart in progress') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
