import type { SocketId } from '../../src/capture/captured-event.ts';
import { NOT_READ } from '../../src/capture/page-record.ts';
import { socketNumber } from './native-socket.ts';
import { sampleBinary } from './payload-preview.ts';
import type { Sample } from './preview.ts';
import { Bytes, dataOf, getterOf, stringSlice, uncurryThis } from './primordials.ts';
import { keep, miss, putFrame, putText } from './record-queue.ts';

const targetOf = getterOf<object>(Event.prototype, 'target');
const timeOf = getterOf<number>(Event.prototype, 'timeStamp');
/** Each event has the property as its own. */
const isTrusted = getterOf<boolean>(new Event(''), 'isTrusted');
const encoder = new TextEncoder();
const encodeInto = uncurryThis(TextEncoder.prototype, 'encodeInto');
const CHUNK = 16_384;
let scratch: Uint8Array | undefined;

/** A text's bytes as UTF-8. */
function utf8Size(text: string): number {
  scratch ??= new Bytes(CHUNK * 3);
  let size = 0;
  for (let at = 0; at < text.length; ) {
    const { read, written } = encodeInto(encoder, stringSlice(text, at, at + CHUNK), scratch as never);
    at += read;
    size += written;
  }
  return size;
}

/** Keeps a message that a socket has received. */
export function noteReceived(event: Event): void {
  if (keep < 0 || !isTrusted(event)) return;
  try {
    const data = dataOf(event);
    const socket = socketNumber(targetOf(event)) as SocketId;
    if (typeof data === 'string') {
      putText(timeOf(event), socket, data, 0, data.length > keep ? utf8Size(data) : 0, NOT_READ);
    } else putFrame(timeOf(event), socket, sampleBinary(data as object) as Sample, 0, NOT_READ);
  } catch {
    miss();
  }
}
