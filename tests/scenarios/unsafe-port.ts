import { attempt, closed, conversation, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the port of X11',
      session: tape(
        attempt('ws://127.0.0.1:6000/x', 'Error in connection establishment: net::ERR_UNSAFE_PORT', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['port 6000', 'ws://127.0.0.1:8080/x'],
    },
    {
      name: 'the page alone: nothing shows that a connection was tried',
      session: tape(unseenAttempt('ws://127.0.0.1:6000/x')),
      confidence: 'likely',
      says: ['Port 6000 is on the list of ports that browsers block'],
    },
  ],
  clear: [
    {
      name: 'the port is named but merely refuses',
      session: tape(
        attempt('ws://127.0.0.1:6001/x', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'the same port, reason blank',
      session: tape(attempt('ws://127.0.0.1:6000/x', '', { requestSent: false })),
    },
    {
      name: 'the page alone, and a port that browsers allow',
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [],
};
