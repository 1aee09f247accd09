import { closed, conversation, page, type Scenarios, tape, threw, wire } from '../support/tape.ts';

const INSECURE =
  "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.";

export const scenarios: Scenarios = {
  found: [
    {
      name: 'ws:// from a page on https',
      session: tape(page('https://app.test/'), threw('ws://api.test/live', 'SecurityError', INSECURE)),
      confidence: 'certain',
      says: ['wss://api.test/live', 'location.protocol'],
    },
    {
      name: 'the same from http://, which the constructor takes for ws://',
      session: tape(page('https://app.test/'), threw('http://api.test/live', 'SecurityError', INSECURE)),
    },
    {
      name: 'words of another browser, and a page on https',
      session: tape(
        page('https://app.test/'),
        threw('ws://api.test/live', 'SecurityError', 'The operation is not allowed.'),
      ),
      confidence: 'likely',
    },
  ],
  clear: [
    {
      name: 'a SecurityError of another kind',
      session: tape(
        threw('wss://api.test/live', 'SecurityError', 'WebSockets are not allowed in MHTML documents.'),
      ),
    },
    {
      name: 'a SyntaxError is about the arguments',
      session: tape(page('https://app.test/'), threw('ws://', 'SyntaxError', "The URL 'ws://' is invalid.")),
    },
    {
      name: 'ws:// to localhost is allowed from https',
      session: tape(page('https://app.test/'), conversation('ws://localhost:8080/'), closed(900, 1000)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
