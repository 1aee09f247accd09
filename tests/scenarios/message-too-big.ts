import { closed, conversation, created, frame, opened, type Scenarios, tape, wire } from '../support/tape.ts';

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
      says: ['1.2 MB', 'Python websockets', 'maxPayload'],
    },
    {
      name: 'in the words of Netty',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 70_000),
        closed(940, 1009, { reason: 'Max frame length of 65536 has been exceeded.' }),
      ),
      says: ['words of Netty', 'maxFramePayloadLength'],
      never: ['Tomcat'],
    },
    {
      name: 'in the words of the package websocket of npm',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 131_000),
        closed(940, 1009, { reason: 'Frame size of 131000 bytes exceeds maximum accepted frame size' }),
      ),
      says: ['maxReceivedFrameSize'],
    },
    {
      name: 'cut as soon as a large message was sent',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 1_200_000),
        closed(940, 1006),
      ),
      confidence: 'likely',
      says: ['seems to be too big', 'far larger than all before'],
    },
    {
      name: 'the message was not seen',
      session: tape(created('ws://api.test:8080/live'), opened(50), closed(940, 1009)),
      says: ['was not seen'],
    },
  ],
  clear: [
    {
      name: 'cut after a large message, of which others went through before',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 300, 1_000_000),
        frame('received', 400),
        frame('sent', 900, 1_200_000),
        closed(940, 1006),
      ),
    },
    {
      name: 'cut long after a large message',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('sent', 900, 1_200_000),
        closed(9_000, 1006),
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
