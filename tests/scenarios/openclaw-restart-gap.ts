import { event } from '../openclaw/frames.ts';
import { recorded } from '../openclaw/replay.ts';
import { afterGreeting, controlUi, GATEWAY, helloed, REFUSED, status } from '../openclaw/steps.ts';
import { attempt, closed, frame, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the Control UI tries on',
      session: recorded('2026.9.6/gateway-restart/ui'),
      confidence: 'certain',
      says: ['restart of about 1.5 s'],
      also: ['openclaw-restarting'],
    },
    {
      name: '503 while it goes down',
      session: tape(
        helloed(),
        frame('received', 900, event('shutdown', { reason: 'gateway restarting', restartExpectedMs: 1500 })),
        closed(920, 1012, { reason: 'service restart' }),
        attempt(GATEWAY, status(503), { at: 1_000 }),
      ),
      confidence: 'certain',
      also: ['openclaw-restarting'],
    },
  ],
  clear: [
    { name: 'it was stopped', session: recorded('2026.9.6/gateway-sigterm/ui') },
    { name: 'nothing was announced', session: afterGreeting(REFUSED) },
    { name: 'the page alone, and nothing before', session: tape(controlUi(), unseenAttempt(GATEWAY)) },
  ],
  unknown: [],
};
