import type { SocketId } from '../../src/capture/captured-event.ts';
import { getterOf, now } from './primordials.ts';

const timeOf = getterOf<number>(Event.prototype, 'timeStamp');
const dateNow = Date.now;
let lastDate = 0;
let lastTime = 0;
let lastSocket: SocketId = 0;

/** When the event came that brought a message. */
export function timeReceived(event: Event): number {
  lastDate = 0;
  return timeOf(event);
}

/**
 * The time of a `send`. Reading the precise clock costs more than all else that is kept of a message. So messages that one
 * socket sends within the same millisecond share a time. It is read again after a received message, so that no response comes before
 * its request, and for another socket, which may have opened meanwhile.
 */
export function timeSent(socket: SocketId): number {
  const date = dateNow();
  if (date !== lastDate || socket !== lastSocket) {
    lastDate = date;
    lastSocket = socket;
    lastTime = now();
  }
  return lastTime;
}
