import type { WebSocket } from 'ws';
import { parseFrame, renderFrame, type StompFrame } from './stomp-frame.ts';

/** Told of each SEND before it is delivered. */
export type OnSend = (frame: StompFrame, socket: WebSocket) => void;

interface Subscription {
  socket: WebSocket;
  id: string;
  destination: string;
}

export interface StompBroker {
  accept(socket: WebSocket): void;
  publish(destination: string, body: Buffer, headers?: Record<string, string>): void;
}

/**
 * A STOMP 1.2 broker over WebSocket, after https://stomp.github.io/stomp-specification-1.2.html, one frame a message.
 * Implemented: CONNECT, SEND to all subscribers of that destination, SUBSCRIBE, UNSUBSCRIBE, ACK and NACK (taken note
 * of by their receipt only: nothing is delivered again), DISCONNECT, `receipt` headers, ERROR and the end of the
 * connection for all else. Left out: transactions, heart-beats (answered with 0,0), authentication, queues.
 */
export function createStompBroker(onSend: OnSend): StompBroker {
  const subscriptions = new Set<Subscription>();
  let messages = 0;

  const publish: StompBroker['publish'] = (destination, body, headers = {}) => {
    for (const { socket, id } of [...subscriptions].filter((each) => each.destination === destination)) {
      messages += 1;
      const own = { destination, subscription: id, 'message-id': String(messages), ack: String(messages) };
      send(socket, { command: 'MESSAGE', headers: { ...headers, ...own }, body });
    }
  };

  const obey = (frame: StompFrame, socket: WebSocket) => {
    const { command, headers, body } = frame;
    const { destination = '', id = '' } = headers;
    switch (command) {
      case 'CONNECT':
      case 'STOMP':
        return send(socket, { command: 'CONNECTED', headers: greet(headers), body: Buffer.alloc(0) });
      case 'SEND':
        onSend(frame, socket);
        return publish(destination, body, passedOn(headers));
      case 'SUBSCRIBE':
        return void subscriptions.add({ socket, id, destination });
      case 'UNSUBSCRIBE':
        return forget(subscriptions, socket, id);
      case 'ACK':
      case 'NACK':
      case 'DISCONNECT':
        return;
      default:
        throw new Error(`${command} is not implemented`);
    }
  };

  const accept = (socket: WebSocket): void => {
    socket.on('close', () => forget(subscriptions, socket));
    socket.on('message', (message: Buffer) => answer(message, socket, obey));
  };
  return { accept, publish };
}

/** Obeys the frame that came; then the receipt, if one is asked for, or the error and the end. */
function answer(
  message: Buffer,
  socket: WebSocket,
  obey: (frame: StompFrame, socket: WebSocket) => void,
): void {
  const body = Buffer.alloc(0);
  try {
    const frame = parseFrame(message);
    obey(frame, socket);
    const { receipt } = frame.headers;
    if (receipt !== undefined) send(socket, { command: 'RECEIPT', headers: { 'receipt-id': receipt }, body });
  } catch (error) {
    send(socket, { command: 'ERROR', headers: { message: (error as Error).message }, body });
    socket.close(1002);
  }
}

/** One subscription of a socket, or all of them. */
function forget(subscriptions: Set<Subscription>, socket: WebSocket, id?: string): void {
  for (const each of subscriptions) {
    if (each.socket === socket && (id === undefined || each.id === id)) subscriptions.delete(each);
  }
}

/** Text where the bytes are UTF-8, else a binary message: a text frame must not carry anything else (RFC 6455, 5.6). */
function send(socket: WebSocket, frame: StompFrame): void {
  const bytes = renderFrame(frame);
  const text = bytes.toString();
  socket.send(Buffer.from(text).equals(bytes) ? text : bytes);
}

function greet(headers: Record<string, string>): Record<string, string> {
  const versions = headers['accept-version']?.split(',') ?? [];
  if (!versions.includes('1.2')) throw new Error('this broker speaks STOMP 1.2 only');
  return { version: '1.2', 'heart-beat': '0,0', server: 'test-broker/1.0' };
}

function passedOn(headers: Record<string, string>): Record<string, string> {
  const { destination: _, receipt: __, 'content-length': ___, ...rest } = headers;
  return rest;
}
