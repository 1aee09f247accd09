import {
  answered,
  attempt,
  closed,
  conversation,
  page,
  REFUSED,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

const known = conversation('ws://api.test:8080/live');

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a slash too many',
      session: tape(known, attempt('ws://api.test:8080/live/', answered(404), { at: 100 })),
      confidence: 'likely',
      says: ['ends with a slash too many', 'new WebSocket("ws://api.test:8080/live")'],
    },
    {
      name: 'two slashes',
      session: tape(known, attempt('ws://api.test:8080//live', answered(400), { at: 100 })),
      says: ['two slashes in a row'],
    },
    {
      name: 'no port',
      session: tape(known, attempt('ws://api.test/live', REFUSED, { at: 100, requestSent: false })),
      says: ['lacks the port 8080'],
    },
    {
      name: 'large letters',
      session: tape(known, attempt('ws://api.test:8080/Live', answered(404), { at: 100 })),
      says: ['small and capital letters'],
    },
    {
      name: 'a variable that was not set',
      session: tape(attempt('ws://api.test:8080/rooms/undefined', answered(404))),
      says: ['an unset variable'],
    },
    { name: 'the page alone', session: tape(known, unseenAttempt('ws://api.test:8080/live/')) },
    {
      name: 'a base URL without its scheme, joined to the URL of the page',
      session: tape(
        page('https://app.example.com/'),
        attempt('wss://app.example.com/api.example.com/ws', answered(404)),
      ),
      confidence: 'likely',
      says: ['api.example.com', 'without a scheme', 'new WebSocket("wss://api.example.com/ws")'],
      never: ['location /api.example.com'],
    },
    {
      name: 'a relative address that the browser resolved against the page',
      session: tape(
        page('http://localhost:3000/chat/'),
        attempt('ws://localhost:3000/chat/localhost:8080/ws', answered(404), {
          requestedUrl: 'localhost:8080/ws',
        }),
      ),
      says: ['localhost:8080', 'new WebSocket("ws://localhost:8080/ws")'],
    },
    {
      name: 'a whole URL appended to another',
      session: tape(
        page('https://app.example.com/'),
        attempt('wss://app.example.com/wss://api.example.org/ws', answered(400)),
      ),
      says: ['a second URL', 'new WebSocket("wss://api.example.org/ws")'],
    },
  ],
  clear: [
    {
      name: 'a path of Socket.IO, and one of a file',
      session: tape(
        page('https://app.example.com/'),
        attempt('wss://app.example.com/socket.io/?EIO=4&transport=websocket', answered(404)),
        attempt('wss://app.example.com/chat.php', answered(404), { at: 100 }),
      ),
    },
    {
      name: 'a proxy that takes the host in the path, and opens',
      session: tape(
        page('https://app.example.com/'),
        conversation('wss://app.example.com/api.example.com/ws'),
        closed(900, 1000),
      ),
    },
    { name: 'nothing is known to work', session: tape(attempt('ws://api.test:8080/live/', answered(404))) },
    {
      name: 'quite another path',
      session: tape(known, attempt('ws://api.test:8080/news', answered(404), { at: 100 })),
    },
    {
      name: 'another port that refuses',
      session: tape(known, attempt('ws://api.test:9090/live', REFUSED, { at: 100, requestSent: false })),
    },
    {
      name: 'it wants credentials',
      session: tape(known, attempt('ws://api.test:8080/live/', answered(401), { at: 100 })),
    },
    {
      name: 'it opened as well',
      session: tape(known, conversation('ws://api.test:8080/live/', 100), closed(900, 1000)),
    },
    { name: 'a word that contains it', session: tape(attempt('ws://api.test:8080/nullable', answered(404))) },
  ],
  unknown: [],
};
