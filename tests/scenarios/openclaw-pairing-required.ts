import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a new device',
      session: recorded('2026.9.6/pairing-required/node'),
      confidence: 'certain',
      says: [
        'openclaw devices approve 66ed2568-a142-4584-bbf2-991000e0ea9d',
        'operator.read, operator.write',
      ],
    },
    {
      name: 'the Control UI keeps asking',
      session: recorded('2026.9.6+nginx/pairing-required-browser/ui'),
      confidence: 'certain',
      says: ['openclaw devices approve 513985e8-1532-4c67-be4d-f9e17a5494b8', 'keeps retrying'],
    },
    {
      name: 'a UI client',
      session: recorded('2026.9.6/pairing-required-ui/node'),
      confidence: 'certain',
      says: ['connects by itself'],
    },
    {
      name: 'behind a trusted proxy',
      session: recorded('2026.9.6/trusted-proxy-ok-needs-pairing/node'),
      confidence: 'certain',
    },
    {
      name: 'protocol 3 has the id in the frame only',
      session: recorded('2026.3.13/pairing-required/node'),
      confidence: 'certain',
      says: ['openclaw devices approve 637e14b1-a8d1-4ae5-b5fe-a1391dee2c16'],
    },
  ],
  clear: [
    { name: 'more rights', session: recorded('2026.9.6/scope-upgrade-required/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/pairing-required/node'),
    },
  ],
  unknown: [],
};
