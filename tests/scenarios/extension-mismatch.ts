import {
  attempt,
  closed,
  conversation,
  errored,
  REQUEST,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an extension that nobody asked for',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Found an unsupported extension 'x-foo' in 'Sec-WebSocket-Extensions' header",
          {
            requestHeaders: [
              ...REQUEST,
              { name: 'Sec-WebSocket-Extensions', value: 'permessage-deflate; client_max_window_bits' },
            ],
          },
        ),
      ),
      confidence: 'certain',
      says: ['x-foo', 'client_max_window_bits'],
    },
    {
      name: 'a wrong parameter of compression',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error during WebSocket handshake: Error in permessage-deflate: Received invalid server_max_window_bits parameter',
        ),
      ),
      says: ['compression'],
    },
    {
      name: 'compression agreed on twice',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error during WebSocket handshake: Received duplicate permessage-deflate response',
        ),
      ),
    },
  ],
  clear: [
    {
      name: 'a compressed frame without agreement comes later',
      session: tape(
        conversation('wss://api.test/live'),
        errored(70),
        closed(70, 1006),
        wire(75, {
          url: 'wss://api.test/live',
          status: 101,
          reason: 'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
        }),
      ),
    },
    {
      name: 'a subprotocol',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
          { protocols: ['chat'] },
        ),
      ),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
