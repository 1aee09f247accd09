import {
  closeCalled,
  closed,
  created,
  frame,
  opened,
  page,
  pagehide,
  type Scenarios,
  type Step,
  tape,
  wire,
} from '../support/tape.ts';

const url = 'wss://api.test/live';

interface Cycles {
  times: number;
  /** Milliseconds: how long each is open, and the pause after it. */
  lives: (index: number) => number;
  pause?: (index: number) => number;
  end: (at: number) => Step[];
  received?: boolean;
}

function cycles({ times, lives, pause = () => 500, end, received = true }: Cycles): Step[] {
  const steps: Step[] = [];
  let at = 10;
  for (let index = 0; index < times; index += 1) {
    steps.push(created(url, { at }), opened(at + 20), frame('sent', at + 21, 'hello'));
    const until = at + 20 + lives(index);
    if (received) {
      for (let said = at + 30; said < until; said += 700) steps.push(frame('received', said, `tick ${said}`));
    }
    steps.push(...end(until));
    at = until + pause(index);
  }
  return steps;
}

const byServer =
  (code: number) =>
  (at: number): Step[] => [closed(at, code)];
const byPage =
  (stack?: string) =>
  (at: number): Step[] => [closeCalled(at, 1, stack === undefined ? {} : { stack }), closed(at + 5, 1005)];

const REACT = 'Error\n    at App.tsx:12:20\n    at commitHookEffectListUnmount (react-dom_client.js:7000:13)';

/** A log without any page: each entry is open for `life` milliseconds, and the next begins `pause` later. */
const entries = (times: number, life: number, pause: number, more: { stillOpen?: true } = {}): Step[] =>
  Array.from({ length: times }, (_, index) => {
    const start = index * (life + pause) + 100;
    return wire(start + life, {
      url,
      status: 101,
      startedAt: 1_800_000_000_000 + start,
      entry: index + 1,
      ...more,
    });
  });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'entries of a HAR file that begin when the one before has ended',
      session: tape(entries(20, 1_000, 45)),
      confidence: 'certain',
      says: ['20 times', '1 s', '45 ms', 'WebSocket.prototype.close'],
    },
    { name: 'short ones', session: tape(entries(12, 30, 900)), says: ['12 times'] },
    {
      name: 'closed with 1000 after messages',
      session: tape(cycles({ times: 5, lives: (index) => 2_000 + index * 900, end: byServer(1000) })),
      says: ['5 times', 'close code 1000', 'received on 5'],
      never: ['maximum duration'],
    },
    {
      name: 'dropped in the middle of traffic after 30 s each',
      session: tape(cycles({ times: 3, lives: (index) => 30_000 + index * 40, end: byServer(1006) })),
      says: ['ends 30 s after opening, 3 times', '1006', 'Google Cloud load balancer', 'maximum duration'],
    },
    {
      name: 'two hours each',
      session: tape(cycles({ times: 3, lives: () => 7_200_000, end: byServer(1001), received: false })),
      says: ['AWS API Gateway'],
    },
    {
      name: 'an effect that runs at each render',
      session: tape(cycles({ times: 6, lives: () => 300, pause: () => 1, end: byPage(REACT) })),
      says: ['Page closes and reopens', 'App.tsx:12:20', 'stable dependencies'],
      never: ['server log', 'maximum duration'],
    },
  ],
  clear: [
    { name: 'three', session: tape(entries(3, 1_000, 45)) },
    { name: 'open at the end of the log', session: tape(entries(8, 40, 900, { stillOpen: true })) },
    {
      name: 'a page that is loaded again and again',
      session: tape(
        Array.from({ length: 6 }, (_, index) => [
          page('https://page.test/', { at: index * 3_000, context: `p${index}` }),
          wire(index * 3_000 + 2_000, {
            url,
            status: 101,
            startedAt: 1_800_000_000_000 + index * 3_000 + 500,
            entry: index + 1,
          }),
        ]).flat(),
      ),
    },
    {
      name: 'left by navigation',
      session: tape(
        Array.from({ length: 6 }, (_, index) => [
          page('https://page.test/', { at: index * 3_000, context: `p${index}` }),
          created(url, { at: index * 3_000 + 100, context: `p${index}` }),
          opened(index * 3_000 + 120, { context: `p${index}` }),
          pagehide(index * 3_000 + 2_500, false),
        ]).flat(),
      ),
    },
    {
      name: 'a response, a close in order, and the next when the page needs it',
      session: tape(cycles({ times: 7, lives: () => 1_600, pause: () => 9_000, end: byServer(1000) })),
    },
    {
      name: 'closed in order, and the page comes back at once: a storm',
      session: tape(cycles({ times: 9, lives: () => 450, pause: () => 1, end: byServer(1000) })),
    },
    {
      name: 'many at once',
      session: tape(
        Array.from({ length: 8 }, (_, index) =>
          wire(5_000 + index * 20, {
            url,
            status: 101,
            startedAt: 1_800_000_000_000 + index * 20,
            entry: index + 1,
          }),
        ),
      ),
    },
    {
      name: 'a code that says why',
      session: tape(cycles({ times: 6, lives: () => 2_000, end: byServer(4401) })),
    },
  ],
  unknown: [],
};
