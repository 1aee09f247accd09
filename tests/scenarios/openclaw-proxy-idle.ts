import { lookAlike, recorded } from '../openclaw/replay.ts';
import { GATEWAY, helloed, inWorker, REFUSED } from '../openclaw/steps.ts';
import { attempt, closed, frame, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'once',
      session: recorded('2026.9.6+nginx/read-timeout-5s/node'),
      confidence: 'possible',
      says: ['5 s of silence', 'proxy_read_timeout 86400s'],
    },
    {
      name: 'before hello',
      session: recorded('2026.9.6+nginx/read-timeout-5s-preauth/node'),
      confidence: 'possible',
    },
    {
      name: 'twice in the Control UI',
      session: recorded('2026.9.6+nginx/read-timeout-5s/ui'),
      confidence: 'likely',
    },
    {
      name: 'again and again',
      session: tape(
        helloed(),
        closed(5_040, 1006),
        helloed({ at: 5_900 }),
        frame('received', 8_000),
        closed(13_010, 1006),
        helloed({ at: 13_800 }),
        closed(18_830, 1006),
      ),
      confidence: 'certain',
      says: ['The gateway pings every 25 s'],
    },
  ],
  clear: [
    { name: 'a limit above the pings is another matter', session: tape(helloed(), closed(60_040, 1006)) },
    {
      name: 'the port refuses afterwards',
      session: tape(helloed(), closed(5_040, 1006), attempt(GATEWAY, REFUSED, { at: 5_900 })),
    },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6+nginx/read-timeout-5s/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
