import { challenge, connectRequest, errorAnswer } from '../openclaw/frames.ts';
import { lookAlike, recorded } from '../openclaw/replay.ts';
import { GATEWAY } from '../openclaw/steps.ts';
import { closed, created, frame, opened, type Scenarios, START, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'another nonce',
      session: recorded('2026.9.6/device-nonce-mismatch/node'),
      confidence: 'certain',
      says: ['Wait for connect.challenge'],
    },
    { name: 'a blank one', session: recorded('2026.9.6/device-nonce-missing/node'), confidence: 'certain' },
    {
      name: 'sent before the challenge',
      session: tape(
        created(GATEWAY),
        opened(14),
        frame('sent', 764, connectRequest(START, { device: { nonce: '' } })),
        frame('received', 900, challenge(4, START + 900)),
        frame(
          'received',
          910,
          errorAnswer({
            code: 'INVALID_REQUEST',
            message: 'device nonce required',
            details: { code: 'DEVICE_AUTH_NONCE_REQUIRED' },
          }),
        ),
        closed(911, 1008, { reason: 'device nonce required' }),
      ),
      confidence: 'certain',
      says: ['before the challenge had come'],
    },
  ],
  clear: [
    { name: 'a nonce left out breaks the schema', session: recorded('2026.9.6/device-nonce-omitted/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-nonce-mismatch/node'),
    },
  ],
  unknown: [],
};
