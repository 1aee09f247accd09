import { closed, conversation, created, frame, opened, type Scenarios, tape, wire } from '../tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'after a large message',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 1_200_000),
        closed(940, 1009),
      ),
      confidence: 'certain',
      says: ['1.1 MiB', 'Python websockets', 'maxPayload'],
    },
    {
      name: 'the message was not seen',
      session: tape(created('ws://api.test:8080/live'), opened(50), closed(940, 1009)),
      says: ['was not seen'],
    },
  ],
  clear: [
    {
      name: 'a large message and a server that dies',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 1_200_000),
        closed(940, 1006),
      ),
    },
    {
      name: 'a large message that was taken',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 1_200_000),
        closed(940, 1000),
      ),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
