import {
  closed,
  conversation,
  created,
  frame,
  inWorker,
  opened,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const signalr = (times: number): Step[] =>
  Array.from({ length: times }, (_, i) => {
    const at = 10 + i * 6_450;
    return [
      created(url, { at }),
      opened(at + 40),
      frame('sent', at + 50, '{"protocol":"json","version":1}\u001e'),
      closed(at + 1_450, 1000),
    ];
  }).flat();
const lives = (times: number, pause: (i: number) => number): Step[] => {
  const steps: Step[] = [];
  let at = 10;
  for (let i = 0; i < times; i += 1) {
    steps.push(...conversation(url, at), closed(at + 1_450, 1000));
    at += 1_450 + pause(i);
  }
  return steps;
};

export const scenarios: Scenarios = {
  found: [
    {
      name: 'five seconds, each time',
      session: tape(lives(7, () => 5_000)),
      under: 'reconnect-loop',
      confidence: 'certain',
      says: ['without exponential backoff or jitter', 'sendBeacon'],
      never: ['Say goodbye'],
    },
    {
      name: 'SignalR: its own option for the pause, a plain WebSocket beside it, and what to log at both ends',
      session: tape(signalr(7)),
      under: 'reconnect-loop',
      says: [
        'withAutomaticReconnect(), where the page',
        'A plain WebSocket',
        'appsettings.json',
        'configureLogging',
      ],
    },
    {
      name: 'two sockets that a stopping server cut: how to say goodbye, below the fault',
      session: tape(
        created(url),
        opened(40),
        created(`${url}/two`, { at: 50 }),
        opened(60),
        frame('received', 100),
        closed(5_000, 1006),
        closed(5_001, 1006, { socket: 1 }),
      ),
      under: 'closed-by-transport',
      also: ['closed-by-transport'],
      says: ['sends 1001 first', 'client.close(1001', 'add_signal_handler', 'RegisterOnShutdown'],
      never: ['Use exponential backoff with jitter'],
    },
  ],
  clear: [
    { name: 'pauses with jitter', session: tape(lives(7, (i) => 4_000 + ((i * 617) % 2_000))) },
    { name: 'a few times', session: tape(lives(3, () => 5_000)) },
    {
      name: 'two that ended one after the other, a second apart',
      session: tape(conversation(url), closed(900, 1006), conversation(url, 910), closed(1_800, 1006)),
    },
    { name: 'one socket that is cut', session: tape(conversation(url), closed(900, 1006)) },
  ],
  unknown: [inWorker()],
};
