import { challenge } from '../openclaw/frames.ts';
import { lookAlike, recorded } from '../openclaw/replay.ts';
import { GATEWAY, inWorker } from '../openclaw/steps.ts';
import { closed, created, frame, opened, type Scenarios, START, tape } from '../support/tape.ts';

const mute = (at: number) =>
  tape(
    created(GATEWAY),
    opened(14),
    frame('received', 15, challenge(4, START)),
    frame('sent', 20, 'hello'),
    closed(at, 1000),
  );

export const scenarios: Scenarios = {
  found: [
    {
      name: 'text',
      session: recorded('2026.9.6/first-frame-not-json/node'),
      confidence: 'certain',
      says: ['JSON.stringify'],
    },
    { name: 'binary', session: recorded('2026.9.6/first-frame-binary-garbage/node'), confidence: 'certain' },
    {
      name: 'the close comes late to a busy machine',
      session: mute(1_620),
      confidence: 'likely',
    },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/first-frame-not-json/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    {
      name: 'as late as the limit for connect',
      session: mute(3_020),
    },
    { name: 'nothing was sent', session: recorded('2026.9.6/handshake-timeout/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/first-frame-not-json/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
