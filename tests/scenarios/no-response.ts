import { attempt, closed, conversation, page, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'closed on wss',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response'),
      ),
      confidence: 'certain',
      says: ['socket.destroy()'],
    },
    {
      name: 'closed on ws, and plain HTTP is known to be spoken there',
      session: tape(
        page('http://localhost:8080/'),
        attempt('ws://localhost:8080/live', 'Connection closed before receiving a handshake response'),
      ),
      confidence: 'certain',
    },
    {
      name: 'Socket.IO drops what it does not know after a second',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response', {
          took: 1_080,
        }),
      ),
      says: ['/socket.io/'],
    },
  ],
  clear: [
    {
      name: 'ws:// to port 443 is the scheme',
      session: tape(attempt('ws://api.test:443/', 'Connection closed before receiving a handshake response')),
    },
    {
      name: 'reset, not closed',
      session: tape(
        attempt('wss://api.test/live', 'Error during WebSocket handshake: net::ERR_CONNECTION_RESET'),
      ),
    },
    { name: 'cut after opening', session: tape(conversation('wss://api.test/live'), closed(5_000, 1006)) },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
