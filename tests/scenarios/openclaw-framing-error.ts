import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'UTF-8',
      session: recorded('2026.9.6/invalid-utf8/node'),
      confidence: 'certain',
      says: ['not UTF-8'],
    },
    { name: 'unmasked', session: recorded('2026.9.6/unmasked-frame/node'), confidence: 'certain' },
    { name: 'opcode', session: recorded('2026.9.6/reserved-opcode/node'), confidence: 'certain' },
  ],
  clear: [
    { name: '1002 with words is about versions', session: recorded('2026.9.6/protocol-too-old/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/invalid-utf8/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
