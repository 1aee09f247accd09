import {
  closeCalled,
  closed,
  conversation,
  created,
  errored,
  inWorker,
  opened,
  pagehide,
  pageshow,
  type Scenarios,
  tape,
  wait,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the server has gone, and the page stays',
      session: tape(conversation(url), closed(900, 1001), wait(12_000)),
      confidence: 'likely',
      says: ['1001', 'Math.random()', 'new WebSocket("ws://localhost:8080/live")', 'SignalR', 'sendBeacon'],
    },
    {
      name: 'the older GraphQL client: its own option, and a plain WebSocket beside it',
      session: tape(
        created(url, { protocols: ['graphql-ws'] }),
        opened(40, { protocol: 'graphql-ws' }),
        closed(900, 1001),
        wait(12_000),
      ),
      says: ['new SubscriptionClient(', 'reconnect: true', 'A plain WebSocket', 'onDisconnect'],
    },
    {
      name: 'back from the cache, where the browser had closed the socket',
      session: tape(
        conversation(url),
        pagehide(900, true),
        pageshow(3_000, true),
        errored(3_001),
        closed(3_002, 1006),
        wait(15_000),
      ),
    },
  ],
  clear: [
    { name: 'it may still come back', session: tape(conversation(url), closed(900, 1001), wait(8_000)) },
    {
      name: 'it has come back',
      session: tape(
        conversation(url),
        closed(900, 1001),
        created(url, { at: 3_000 }),
        opened(3_040),
        wait(12_000),
      ),
    },
    { name: 'it was done', session: tape(conversation(url), closed(900, 1000), wait(12_000)) },
    {
      name: 'the page closed it',
      session: tape(conversation(url), closeCalled(880, 1), closed(900, 1001), wait(12_000)),
    },
    { name: 'the page has gone', session: tape(conversation(url), pagehide(890, false), wait(12_000)) },
  ],
  unknown: [inWorker()],
};
