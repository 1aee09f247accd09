import type { SocketId } from '../../src/capture/captured-event.ts';
import { COUNT_LATER, NOT_READ } from '../../src/capture/page-record.ts';
import { countBytes } from './count-bytes.ts';
import { keepMessage } from './message-ring.ts';
import { timeReceived } from './message-time.ts';
import { sampleBinary } from './payload-preview.ts';
import type { Sample } from './preview.ts';
import { dataOf, getterOf } from './primordials.ts';
import { keep, miss, putFrame, putText } from './record-queue.ts';

/** Each event has the property as its own. */
const isTrusted = getterOf<boolean>(new Event(''), 'isTrusted');

/**
 * A listener that keeps the messages which a socket receives. Most are short texts: for those it does as little as it can, since
 * at a few hundred messages a second each step costs far more than in a loop (docs/benchmarks.md).
 */
export function receiverOf(socket: SocketId): (event: Event) => void {
  return (event) => {
    if (!isTrusted(event)) return;
    try {
      const data = dataOf(event);
      const at = timeReceived(event);
      if (typeof data !== 'string') {
        putFrame(at, socket, sampleBinary(data as object) as Sample, 0, NOT_READ);
      } else if (data.length > keep) putText(at, socket, data, 0, countBytes(data, at), NOT_READ);
      else keepMessage(at, 0, socket, COUNT_LATER, data, data.length, NOT_READ);
    } catch {
      miss();
    }
  };
}
