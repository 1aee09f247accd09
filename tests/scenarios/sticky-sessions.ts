import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  failed,
  inWorker,
  REFUSED,
  type Scenarios,
  type Step,
  tape,
} from '../tape.ts';

const url = 'ws://api.test:8080/live?session=7f3a91';
const turns = (times: number, fails: (i: number, at: number) => Step[]): Step[] =>
  Array.from({ length: times }, (_, i) => {
    const at = 10 + i * 3_000;
    return i % 2 === 0 ? [...conversation(url, at), closed(at + 300, 1000)] : fails(i, at);
  }).flat();
const engine = (sid: string, at: number): Step[] =>
  attempt(`ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=${sid}`, answered(400), { at });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'open and 404 by turns',
      session: tape(turns(6, (_, at) => attempt(url, answered(404), { at }))),
      confidence: 'likely',
      says: ['by turns', 'cookie SERVER'],
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
  ],
  clear: [
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
      name: 'nobody listens, by turns',
      session: tape(turns(6, (_, at) => attempt(url, REFUSED, { at, requestSent: false }))),
    },
    { name: 'one Engine.IO session', session: tape(engine('abcd0001', 10)) },
    {
      name: 'a rate limit, by turns',
      session: tape(turns(6, (_, at) => attempt(url, answered(429), { at }))),
    },
  ],
  unknown: [inWorker()],
};
