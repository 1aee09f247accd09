import {
  closed,
  conversation,
  created,
  opened,
  page,
  type Scenarios,
  tape,
  threw,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a fragment',
      session: tape(
        threw(
          'wss://api.test/live#room',
          'SyntaxError',
          "Failed to construct 'WebSocket': The URL contains a fragment identifier ('room'). Fragment identifiers are not allowed in WebSocket URLs.",
        ),
      ),
      confidence: 'certain',
      says: ['new WebSocket("wss://api.test/live")'],
    },
    {
      name: 'no scheme at all',
      session: tape(
        threw(
          'localhost:8080/ws',
          'SyntaxError',
          "Failed to construct 'WebSocket': The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. 'localhost' is not allowed.",
        ),
      ),
      says: ['ws://localhost:8080/ws'],
    },
    {
      name: 'a port that does not exist',
      session: tape(
        threw(
          'ws://api.test:99999/',
          'SyntaxError',
          "Failed to construct 'WebSocket': The URL 'ws://api.test:99999/' is invalid.",
        ),
      ),
      says: ['at most 65535'],
    },
    {
      name: 'options as in Node',
      session: tape(
        threw(
          'wss://api.test/',
          'SyntaxError',
          "Failed to construct 'WebSocket': The subprotocol '[object Object]' is invalid.",
          ['[object Object]'],
        ),
      ),
      says: ['options object'],
    },
    {
      name: 'a token with a space as subprotocol',
      session: tape(
        threw(
          'wss://api.test/',
          'SyntaxError',
          "Failed to construct 'WebSocket': The subprotocol 'Bearer abcdefgh12345' is invalid.",
          ['Bearer abcdefgh12345'],
        ),
      ),
      says: ['characters that are not allowed'],
      never: ['abcdefgh12345'],
    },
    {
      name: 'the same subprotocol twice',
      session: tape(
        threw(
          'wss://api.test/',
          'SyntaxError',
          "Failed to construct 'WebSocket': The subprotocol 'chat' is duplicated.",
          ['chat', 'chat'],
        ),
      ),
      says: ['named twice'],
    },
  ],
  clear: [
    {
      name: 'http:// is accepted and made ws://',
      session: tape(
        created('ws://api.test/', { requestedUrl: 'http://api.test/' }),
        opened(50),
        closed(900, 1000),
      ),
    },
    {
      name: 'mixed content throws too',
      session: tape(
        page('https://app.test/'),
        threw(
          'ws://api.test/',
          'SecurityError',
          'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.',
        ),
      ),
    },
    {
      name: 'close() with a forbidden code is not the constructor',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1000)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
