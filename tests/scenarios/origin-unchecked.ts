import { conversation, type Scenarios, tape, unseenAttempt } from '../tape.ts';

export const scenarios: Scenarios = {
  found: [],
  clear: [
    { name: 'nobody has looked', session: tape(conversation('wss://api.test/live')) },
    { name: 'it never opened', session: tape(unseenAttempt('wss://api.test/live')) },
  ],
  unknown: [{ name: 'without a probe', session: tape(conversation('wss://api.test/live')) }],
};
