import type { SocketId } from '../src/event.ts';
import { SENT } from '../src/page-record.ts';
import { callerStack, hidden } from './frame-hiding.ts';
import { bufferedAmount, readyState, socketNumber } from './native-socket.ts';
import { type Sample, sampleSent, sampleText } from './payload-sample.ts';
import { apply, now } from './platform.ts';
import type { RecordQueue } from './record-queue.ts';
import { type Handler, standIn } from './stand-in.ts';
import { describeThrown, mayRunPage } from './thrown.ts';

/** Records every `send`: what went out, and what could not. */
export function wrapSend(queue: RecordQueue): void {
  const { allowance } = queue;

  /** `data` is of a kind that the native `send` turns into text by calling the page's code: that is done once. */
  function sampleUnread(size: number): Sample {
    return { code: 0, size, content: null, weight: 0 };
  }

  function noteSent(
    self: object,
    socket: SocketId,
    data: unknown,
    sample: Sample | undefined,
    before: number,
  ): void {
    const state = readyState(self);
    if (state > 1) {
      noteRefused(self, socket, undefined);
      return;
    }
    const buffered = bufferedAmount(self);
    const kept =
      sample ??
      (mayRunPage(data)
        ? sampleUnread(buffered - before)
        : sampleText(`${data}`, allowance.bytes, () => buffered - before));
    queue.putFrame(now(), socket, kept, SENT, buffered);
  }

  function noteRefused(self: object, socket: SocketId, message: string | undefined): void {
    queue.putFact(now(), {
      kind: 'send-refused',
      socket,
      outcome: message === undefined ? 'dropped' : 'threw',
      readyState: readyState(self),
      message,
      stack: callerStack(handler.apply),
    });
  }

  const handler = {
    apply(target, self, args) {
      const socket = allowance.bytes < 0 ? undefined : socketNumber(self);
      const data: unknown = args.length > 0 ? args[0] : undefined;
      const pages = mayRunPage(data);
      let sample: Sample | undefined;
      let before = 0;
      if (socket !== undefined) {
        if (pages)
          queue.attempt(() => {
            sample = sampleSent(data as object, allowance);
          });
        if (typeof data !== 'string' || data.length > allowance.bytes) before = bufferedAmount(self);
      }
      try {
        apply(target, self, args);
      } catch (error) {
        const message = describeThrown(error, pages && !sample)?.message;
        if (socket !== undefined && message !== undefined)
          queue.attempt(() => noteRefused(self, socket, message));
        throw hidden(error, handler.apply, pages && !sample);
      }
      if (socket !== undefined) queue.attempt(() => noteSent(self, socket, data, sample, before));
    },
  } satisfies Handler;
  standIn(WebSocket.prototype, 'send', handler);
}
