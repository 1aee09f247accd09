import type { SocketId } from '../src/event.ts';
import { SENT } from '../src/page-record.ts';
import { callerStack, hidden } from './frame-hiding.ts';
import { bufferedAmount, readyState, socketNumber } from './native-socket.ts';
import { type Sample, sampleSent, sampleText } from './payload-sample.ts';
import { apply, now, probeOf } from './platform.ts';
import type { RecordQueue } from './record-queue.ts';
import { type Handler, standIn } from './stand-in.ts';
import { describeThrown, mayRunPage } from './thrown.ts';

const sharedSize =
  typeof SharedArrayBuffer === 'function'
    ? probeOf<number>(SharedArrayBuffer.prototype, 'byteLength')
    : () => undefined;

/** Records every `send`: what went out, and what could not. */
export function wrapSend(queue: RecordQueue): void {
  const { allowance } = queue;

  function noteSent(
    self: object,
    socket: SocketId,
    data: unknown,
    sample: Sample | undefined,
    before: number,
  ): void {
    const state = readyState(self);
    if (state > 1) {
      const stack = callerStack(handler.apply);
      queue.putFact(now(), { kind: 'send-refused', socket, outcome: 'dropped', readyState: state, stack });
      return;
    }
    const buffered = bufferedAmount(self);
    const kept = sample ?? sampleText(`${data}`, allowance.bytes, () => buffered - before);
    queue.putFrame(now(), socket, kept, SENT, buffered);
  }

  function noteRefused(self: object, socket: SocketId, error: unknown, pages: boolean): void {
    const message = describeThrown(error, pages)?.message;
    if (message === undefined) return;
    const stack = callerStack(handler.apply);
    const state = readyState(self);
    queue.putFact(now(), {
      kind: 'send-refused',
      socket,
      outcome: 'threw',
      readyState: state,
      message,
      stack,
    });
  }

  const handler = {
    apply(target, self, args) {
      const socket = allowance.bytes < 0 ? undefined : socketNumber(self);
      let data: unknown = args.length > 0 ? args[0] : undefined;
      const pages = mayRunPage(data);
      let given: unknown[] = args;
      let sample: Sample | undefined;
      let before = 0;
      try {
        if (socket !== undefined) {
          if (pages) {
            sample = sampleSent(data as object, allowance);
            // Turned into text here instead of in the native `send`, so that it is done once and we have it too.
            if (!sample && sharedSize(data) === undefined) {
              data = `${data}`;
              given = [data];
            }
          }
          if (typeof data === 'string' && data.length > allowance.bytes) before = bufferedAmount(self);
        }
        apply(target, self, given as never);
      } catch (error) {
        if (socket !== undefined) queue.attempt(() => noteRefused(self, socket, error, pages));
        throw hidden(error, handler.apply, pages && !sample);
      }
      if (socket === undefined) return;
      try {
        noteSent(self, socket, data, sample, before);
      } catch {
        queue.lost();
      }
    },
  } satisfies Handler;
  standIn(WebSocket.prototype, 'send', handler);
}
