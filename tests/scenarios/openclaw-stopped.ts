import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'SIGTERM',
      session: recorded('2026.9.6/sigterm/node'),
      confidence: 'certain',
      says: ['openclaw gateway start', 'names no time for a restart'],
    },
    { name: 'SIGINT', session: recorded('2026.9.6/sigint/node'), confidence: 'certain' },
    {
      name: 'with a null for the time, as in protocol 3',
      session: recorded('2026.3.13/sigterm/node'),
      confidence: 'certain',
      says: ['protocol 3'],
    },
    {
      name: 'and the Control UI tries on',
      session: recorded('2026.9.6/gateway-sigterm/ui'),
      confidence: 'certain',
      also: ['openclaw-not-running'],
    },
  ],
  clear: [
    { name: 'a restart has the same code', session: recorded('2026.9.6/restart-in-process/node') },
    { name: 'the same words from a server that is no gateway', session: lookAlike('2026.9.6/sigterm/node') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
