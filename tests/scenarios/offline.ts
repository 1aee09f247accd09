import { attempt, closed, conversation, network, type Scenarios, tape } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a handshake without network',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_INTERNET_DISCONNECTED',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
      says: ['online event'],
    },
    {
      name: 'the network changed under the handshake',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_NETWORK_CHANGED', {
          requestSent: false,
        }),
      ),
      says: ['The network changed'],
    },
    {
      name: 'an open socket is cut just after the browser went offline',
      session: tape(conversation('ws://api.test:8080/live'), network(8_000, 'offline'), closed(9_000, 1006)),
      confidence: 'likely',
      says: ['1 s before'],
    },
  ],
  clear: [
    {
      name: 'offline long before, and online again',
      session: tape(
        network(5, 'offline'),
        network(8, 'online'),
        conversation('ws://api.test:8080/live', 20_000),
        closed(60_000, 1006),
      ),
    },
    {
      name: 'offline, but the server said goodbye',
      session: tape(conversation('ws://api.test:8080/live'), network(8_000, 'offline'), closed(9_000, 1001)),
    },
    {
      name: 'refused is not offline',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [],
};
