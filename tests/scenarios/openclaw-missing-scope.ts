import { errorAnswer } from '../openclaw/frames.ts';
import { lookAlike, recorded } from '../openclaw/replay.ts';
import { helloed } from '../openclaw/steps.ts';
import { frame, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'refused, and the connection goes on',
      session: recorded('2026.9.6/missing-scope/node'),
      confidence: 'certain',
      says: ['lacks operator.admin'],
    },
    {
      name: 'an unknown method looks the same',
      session: recorded('2026.9.6/unknown-method/node'),
      confidence: 'certain',
      says: ['Check whether the method exists'],
    },
    {
      name: 'the method is named',
      session: tape(
        helloed(),
        frame('sent', 900, '{"type":"req","id":"7","method":"config.set","params":{}}'),
        frame(
          'received',
          910,
          errorAnswer(
            {
              code: 'FORBIDDEN',
              message: 'missing scope: operator.admin',
              details: { code: 'MISSING_SCOPE', missingScope: 'operator.admin' },
            },
            '7',
          ),
        ),
      ),
      confidence: 'certain',
      says: ['refused config.set'],
    },
  ],
  clear: [
    { name: 'a message that is no request', session: recorded('2026.9.6/post-hello-bad-frame/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/missing-scope/node'),
    },
  ],
  unknown: [],
};
