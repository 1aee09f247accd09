import { attempt, closed, created, opened, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'none chosen',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
          { protocols: ['chat.v2', 'chat.v1'] },
        ),
      ),
      confidence: 'certain',
      says: ['chat.v2, chat.v1', 'handleProtocols', 'Firefox'],
    },
    {
      name: 'another one chosen',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'MQTT' in response does not match any of sent values",
          { protocols: ['mqtt'] },
        ),
      ),
      says: ['MQTT'],
    },
    {
      name: 'one chosen though none was offered',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: chat.v1",
        ),
      ),
      says: ['offers none', 'chat.v1'],
    },
    {
      name: 'the whole list echoed',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header must not appear more than once in a response",
          { protocols: ['a', 'b'] },
        ),
      ),
      says: ['more than one'],
    },
    {
      name: 'null asks for a subprotocol of that name',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
          { protocols: ['null'] },
        ),
      ),
      says: ['was null'],
    },
    {
      name: 'a token in the subprotocols is not repeated',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
          { protocols: ['access_token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'] },
        ),
      ),
      never: ['eyJhbGciOiJIUzI1NiJ9'],
    },
  ],
  clear: [
    {
      name: 'another header is repeated',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: 'Upgrade' header must not appear more than once in a response",
        ),
      ),
    },
    {
      name: 'opened with a subprotocol',
      session: tape(
        created('wss://api.test/live', { protocols: ['chat'] }),
        opened(50, { protocol: 'chat' }),
        closed(900, 1000),
      ),
    },
    {
      name: 'an extension, not a subprotocol',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: Found an unsupported extension 'x-foo' in 'Sec-WebSocket-Extensions' header",
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
