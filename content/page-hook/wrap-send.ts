import type { SocketId } from '../../src/capture/captured-event.ts';
import { SENT } from '../../src/capture/page-record.ts';
import { describeException, isObject } from './describe-exception.ts';
import { type Handler, proxyMethod } from './install-proxy.ts';
import { ringBudget } from './message-ring.ts';
import { timeSent } from './message-time.ts';
import { bufferedAmount, prototype, readyState, socketNumber } from './native-socket.ts';
import { sampleBinary } from './payload-preview.ts';
import type { Sample } from './preview.ts';
import { apply, now } from './primordials.ts';
import { attempt, keep, miss, putFact, putFrame, putText } from './record-queue.ts';
import { callerStack, maskOwnStackFrames } from './stack-masking.ts';

/** Refused calls of one document whose call stack is read: it costs more than all the rest of them. */
let stacks = 100;

/** Records every `send`: what was sent, and what could not be. */
export function wrapSend(): void {
  function noteRefused(self: object, socket: SocketId, message?: string): void {
    putFact(now(), {
      kind: 'send-refused',
      socket,
      outcome: message === undefined ? 'dropped' : 'threw',
      readyState: readyState(self),
      message,
      stack: stacks-- > 0 ? callerStack(handler.apply) : undefined,
    });
  }

  const handler = {
    apply(target, self, args) {
      const socket = keep < 0 ? undefined : socketNumber(self);
      const data: unknown = args.length > 0 ? args[0] : undefined;
      const pages = isObject(data);
      let sample: Sample | undefined;
      let before = 0;
      if (socket !== undefined) {
        if (pages)
          attempt(() => {
            sample = sampleBinary(data as object);
          });
        if (typeof data !== 'string' || data.length > keep) before = bufferedAmount(self);
      }
      try {
        apply(target, self, args);
      } catch (error) {
        const message = describeException(error, pages && !sample)?.message;
        if (socket !== undefined && message !== undefined) attempt(() => noteRefused(self, socket, message));
        throw maskOwnStackFrames(error, handler.apply, pages && !sample);
      }
      if (socket === undefined) return;
      // As `attempt` does, and without functions, each of which the engine would compile.
      try {
        const buffered = readyState(self) > 1 ? -1 : bufferedAmount(self);
        // While a panel watches, received messages are not seen here.
        const at = ringBudget > 0 ? timeSent(socket) : now();
        const size = buffered - before;
        if (buffered < 0) noteRefused(self, socket);
        else if (!pages)
          putText(at, socket, typeof data === 'string' ? data : `${data}`, SENT, size, buffered);
        // What the page's code made of an object is not known, but how long it was.
        else putFrame(at, socket, sample ?? { code: 0, size, content: null, weight: 0 }, SENT, buffered);
      } catch {
        miss();
      }
    },
  } satisfies Handler;
  proxyMethod(prototype, 'send', handler);
}
