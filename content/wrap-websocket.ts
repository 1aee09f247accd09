import type { RecordQueue } from './record-queue.ts';
import { maskToString } from './stand-in.ts';
import { wrapClose } from './wrap-close.ts';
import { wrapConstructor } from './wrap-constructor.ts';
import { wrapSend } from './wrap-send.ts';

/** Records what the page does with WebSockets; the page keeps the native objects and notices nothing. */
export function wrapWebSocket(queue: RecordQueue): void {
  wrapSend(queue);
  wrapClose(queue);
  wrapConstructor(queue);
  maskToString();
}
