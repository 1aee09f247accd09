import { getterOf, now } from './primordials.ts';

const timeOf = getterOf<number>(Event.prototype, 'timeStamp');
const dateNow = Date.now;
let lastDate = 0;
let lastTime = 0;

/** When the event came that brought a message. */
export function timeReceived(event: Event): number {
  lastDate = 0;
  return timeOf(event);
}

/**
 * The time of a `send`. Reading the precise clock costs more than all else that is kept of a message. So messages that are
 * sent within the same millisecond share a time; the first after a received one reads it again, so that no response comes before
 * its request.
 */
export function timeSent(): number {
  const date = dateNow();
  if (date !== lastDate) {
    lastDate = date;
    lastTime = now();
  }
  return lastTime;
}
