import { SENT } from '../../src/capture/page-record.ts';
import { getterOf, now } from './primordials.ts';

const timeOf = getterOf<number>(Event.prototype, 'timeStamp');
const dateNow = Date.now;
let lastDate = 0;
let lastTime = 0;
let lastDirection = -1;

/**
 * The time of a message: of the event that brought it, or of its `send`. Reading the precise clock costs more than all
 * else that is kept of a message. So messages of one direction within the same millisecond share a time; the first of the
 * other direction reads it again, so that no response comes before its request.
 */
export function messageTime(event: Event | undefined): number {
  const date = dateNow();
  const direction = event ? 0 : SENT;
  if (date !== lastDate || direction !== lastDirection) {
    lastDate = date;
    lastDirection = direction;
    lastTime = event ? timeOf(event) : now();
  }
  return lastTime;
}
