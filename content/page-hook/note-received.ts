import type { SocketId } from '../../src/capture/captured-event.ts';
import { NOT_READ } from '../../src/capture/page-record.ts';
import { countBytes } from './count-bytes.ts';
import { timeReceived } from './message-time.ts';
import { socketNumber } from './native-socket.ts';
import { sampleBinary } from './payload-preview.ts';
import type { Sample } from './preview.ts';
import { dataOf, getterOf } from './primordials.ts';
import { keep, miss, putFrame, putText } from './record-queue.ts';

/** Each event has the property as its own. */
const isTrusted = getterOf<boolean>(new Event(''), 'isTrusted');
/** Keeps a message that a socket has received: the listener's receiver. */
export function noteReceived(this: unknown, event: Event): void {
  if (keep < 0 || !isTrusted(event)) return;
  try {
    const data = dataOf(event);
    const socket = socketNumber(this) as SocketId;
    const at = timeReceived(event);
    if (typeof data === 'string') {
      putText(at, socket, data, 0, data.length > keep ? countBytes(data, at) : 0, NOT_READ);
    } else putFrame(at, socket, sampleBinary(data as object) as Sample, 0, NOT_READ);
  } catch {
    miss();
  }
}
