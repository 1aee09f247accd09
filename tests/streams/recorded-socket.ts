import WebSocket from 'ws';
import type { Direction } from '../../src/capture/captured-event.ts';
import { bytes, closed, created, opened, type Step } from '../support/tape.ts';

/** What went over one connection of a client library. */
export interface Recording {
  messages: (readonly [Direction, Uint8Array])[];
  closed?: { code: number; reason: string };
}

/** A WebSocket whose messages both ways are written down. */
export function recordedSocket(url: string, protocols: string[], recordings: Recording[]): WebSocket {
  const socket = new WebSocket(url, protocols);
  const recording: Recording = { messages: [] };
  recordings.push(recording);
  const send = socket.send.bind(socket) as (data: WebSocket.Data, ...rest: unknown[]) => void;
  socket.send = (data: WebSocket.Data, ...rest: unknown[]): void => {
    recording.messages.push(['sent', new Uint8Array(Buffer.from(data as Buffer))]);
    send(data, ...rest);
  };
  // Before the library's own listener, which may close at once.
  socket.on('message', (data) =>
    recording.messages.push(['received', new Uint8Array(Buffer.from(data as Buffer))]),
  );
  socket.on('close', (code, reason) => {
    recording.closed = { code, reason: reason.toString() };
  });
  return socket;
}

/** The recording as a page would have seen it; `single`: each byte in a message of its own. */
export function stepsOf({ messages, closed: end }: Recording, single = false): Step[] {
  const parts = single
    ? messages.flatMap(([direction, content]) =>
        [...content].map((byte) => [direction, Uint8Array.of(byte)] as const),
      )
    : messages;
  return [
    created('ws://broker.test:8080/mqtt', { protocols: ['mqtt'] }),
    opened(40, { protocol: 'mqtt' }),
    ...parts.map(([direction, content], at) => bytes(direction, 50 + at / 100, content)),
    ...(end ? [closed(900, end.code, { reason: end.reason })] : []),
  ];
}
