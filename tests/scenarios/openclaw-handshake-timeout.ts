import { challenge } from '../openclaw/frames.ts';
import { lookAlike, recorded } from '../openclaw/replay.ts';
import { GATEWAY, greeted, inWorker } from '../openclaw/steps.ts';
import { closeCalled, closed, created, frame, opened, type Scenarios, START, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '15 s',
      session: recorded('2026.9.6/handshake-timeout/node'),
      confidence: 'certain',
      says: ['The page sent nothing', 'OPENCLAW_HANDSHAKE_TIMEOUT_MS'],
    },
    {
      name: '3 s in protocol 3',
      session: recorded('2026.3.13/handshake-timeout/node'),
      confidence: 'certain',
      says: ['protocol 3'],
    },
    {
      name: 'a limit of somebody’s own',
      session: recorded('2026.9.6/handshake-timeout-2s-env/node'),
      confidence: 'likely',
    },
    {
      name: 'a page whose script does nothing',
      session: recorded('2026.9.6/page-sends-nothing/ui'),
      confidence: 'certain',
    },
    {
      name: 'connect was sent and not answered',
      session: tape(greeted(), closed(15_014, 1000)),
      confidence: 'likely',
      says: ['without an answer to connect'],
    },
  ],
  clear: [
    { name: 'junk was sent', session: recorded('2026.9.6/first-frame-not-json/node') },
    {
      name: 'the page closed it',
      session: tape(
        created(GATEWAY),
        opened(14),
        frame('received', 15, challenge(4, START)),
        closeCalled(15_010, 1),
        closed(15_014, 1000),
      ),
    },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/handshake-timeout/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
