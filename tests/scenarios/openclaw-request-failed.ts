import { errorAnswer } from '../openclaw/frames.ts';
import { recorded } from '../openclaw/replay.ts';
import { helloed, refused } from '../openclaw/steps.ts';
import { frame, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'unavailable',
      session: tape(
        helloed(),
        frame(
          'received',
          900,
          errorAnswer({ code: 'UNAVAILABLE', message: 'model busy', retryable: true }, '8'),
        ),
        frame('received', 950, errorAnswer({ code: 'UNAVAILABLE', message: 'model busy' }, '9')),
      ),
      confidence: 'certain',
      says: ['model busy', '2 times'],
    },
  ],
  clear: [
    { name: 'a missing right', session: recorded('2026.9.6/missing-scope/node') },
    {
      name: 'before hello it is a refusal',
      session: refused({ code: 'UNAVAILABLE', message: 'model busy' }),
    },
  ],
  unknown: [],
};
