import {
  closed,
  created,
  errored,
  failed,
  opened,
  page,
  type Scenarios,
  tape,
  violation,
  wait,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'connect-src leaves the server out',
      session: tape(
        page('https://app.test/'),
        created('wss://api.test/live?token=abcdef'),
        violation(10, "default-src 'self'; connect-src 'self' https:"),
        errored(11),
      ),
      confidence: 'certain',
      says: ["connect-src 'self' https: wss://api.test"],
      never: ['abcdef'],
    },
    {
      name: 'the report names no socket, only the url',
      session: tape(
        created('wss://other.test/'),
        created('wss://api.test/live', { at: 11 }),
        violation(12, "connect-src 'self'", { unnamed: true, blockedUrl: 'wss://api.test/live' }),
        errored(13),
        opened(14, { socket: 1 }),
        wait(5_000),
      ),
    },
    {
      name: 'only default-src is there, and falls back',
      session: tape(created('wss://api.test:9443/'), violation(10, "default-src 'self'"), errored(11)),
      says: ["connect-src 'self' wss://api.test:9443"],
    },
    {
      name: "'none' gives way to the new source",
      session: tape(created('wss://api.test/'), violation(10, "connect-src 'none'"), errored(11)),
      says: ['connect-src wss://api.test'],
      never: ["connect-src 'none' wss"],
    },
  ],
  clear: [
    {
      name: 'a policy that only reports blocks nothing',
      session: tape(
        created('wss://api.test/'),
        violation(10, "connect-src 'self'", { disposition: 'report' }),
        opened(50),
        closed(900, 1000),
      ),
    },
    {
      name: 'a policy that only reports, and a server that refuses',
      session: tape(
        created('wss://api.test/'),
        violation(10, "connect-src 'self'", { disposition: 'report' }),
        failed(30),
        wire(35, {
          url: 'wss://api.test/',
          reason: 'Error during WebSocket handshake: Unexpected response code: 403',
        }),
      ),
    },
    {
      name: 'the report is about another url',
      session: tape(
        created('wss://api.test/live'),
        violation(12, "connect-src 'self'", { unnamed: true, blockedUrl: 'https://api.test/live' }),
        failed(30),
      ),
    },
    {
      name: 'error without close, but nobody reported a violation',
      session: tape(created('wss://api.test/'), errored(11), wait(5_000)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
