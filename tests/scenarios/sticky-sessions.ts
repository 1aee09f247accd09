import {
  answered,
  attempt,
  closeCalled,
  closed,
  conversation,
  created,
  failed,
  firefoxWire,
  frame,
  inWorker,
  opened,
  REFUSED,
  type Scenarios,
  START,
  type Step,
  tape,
  wire,
} from '../support/tape.ts';

const url = 'ws://api.test:8080/live?session=7f3a91';
const turns = (times: number, fails: (i: number, at: number) => Step[]): Step[] =>
  Array.from({ length: times }, (_, i) => {
    const at = 10 + i * 3_000;
    return i % 2 === 0 ? [...conversation(url, at), closed(at + 300, 1000)] : fails(i, at);
  }).flat();
const engine = (sid: string, at: number): Step[] =>
  attempt(`ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=${sid}`, answered(400), { at });

const givenUp = (sid: string, at: number): Step[] => {
  const url = `ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=${sid}`;
  const reason = 'WebSocket is closed before the connection is established.';
  return [
    created(url, { at }),
    closeCalled(at + 20, 0),
    ...failed(at + 21),
    wire(at + 25, { url, reason, startedAt: START + at + 1 }),
  ];
};

/** The same in Firefox, where the server's 101 may come too late, and nothing says that the page had closed it. */
const givenUpInFirefox = (sid: string, at: number): Step[] => {
  const url = `ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=${sid}`;
  return [created(url, { at }), closeCalled(at + 278, 0), firefoxWire(at + 319, url), ...failed(at + 569)];
};

/** The server's answer has come, and the page's own record of the end has not. */
const rejectedJustNow = (sid: string, at: number): Step[] => {
  const url = `ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=${sid}`;
  return [
    created(url, { at }),
    closeCalled(at + 378, 0),
    wire(at + 421, { url, status: 400, by: 'web-request' }),
  ];
};

/** The WebSocket is tried; where the session moves over to it, `5` follows. */
const probed = (sid: string, at: number, moved?: 'moved'): Step[] => [
  created(`ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=${sid}`, { at }),
  opened(at + 20),
  frame('sent', at + 21, '2probe'),
  frame('received', at + 30, '3probe'),
  ...(moved ? [frame('sent', at + 31, '5')] : [closeCalled(at + 40, 1), closed(at + 50, 1005)]),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'open and 404 alternately',
      session: tape(turns(6, (_, at) => attempt(url, answered(404), { at }))),
      confidence: 'likely',
      says: ['alternately', 'cookie SERVER'],
    },
    {
      name: 'one Engine.IO session after another',
      session: tape(engine('abcd0001', 10), engine('abcd0002', 3_000)),
      says: ['2 Engine.IO sessions'],
    },
    {
      name: 'the page alone',
      session: tape(turns(6, (_, at) => [created(url, { at }), ...failed(at + 20)])),
      confidence: 'possible',
    },
    {
      name: 'three sessions that the client gave up on, since their polling failed',
      session: tape([10, 3_000, 6_000].flatMap((at) => givenUp(`abcd${at}`, at))),
      confidence: 'possible',
    },
    {
      name: 'the same in Firefox',
      session: tape([10, 3_000, 6_000].flatMap((at) => givenUpInFirefox(`abcd${at}`, at))),
      confidence: 'possible',
    },
    {
      name: 'a session whose rejection the page has not seen yet',
      session: tape(engine('abcd0001', 10), rejectedJustNow('abcd0002', 3_000)),
      confidence: 'likely',
    },
    {
      name: 'a probe that got through, of a session whose polling then failed',
      session: tape(probed('abcd0000', 10), engine('abcd0001', 1_000), engine('abcd0002', 2_000)),
      confidence: 'likely',
      says: ['3 Engine.IO sessions', 'none of them'],
    },
  ],
  clear: [
    {
      name: 'a client that was made twice: the second session works',
      session: tape(
        givenUp('abcd0001', 10),
        conversation('ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=abcd0002', 100),
      ),
    },
    {
      name: 'sessions that move over, and one that was refused',
      session: tape(
        [10, 3_000, 6_000].flatMap((at) => [...probed(`abcd${at}`, at, 'moved'), closed(at + 900, 1000)]),
        engine('abcd0001', 9_000),
      ),
    },
    {
      name: 'open, then 404 for good',
      session: tape(
        conversation(url),
        closed(300, 1000),
        attempt(url, answered(404), { at: 900 }),
        attempt(url, answered(404), { at: 4_900 }),
      ),
    },
    {
      name: 'nobody listens, alternately',
      session: tape(turns(6, (_, at) => attempt(url, REFUSED, { at, requestSent: false }))),
    },
    { name: 'one Engine.IO session', session: tape(engine('abcd0001', 10)) },
    {
      name: 'a rate limit, alternately',
      session: tape(turns(6, (_, at) => attempt(url, answered(429), { at }))),
    },
  ],
  unknown: [inWorker()],
};
