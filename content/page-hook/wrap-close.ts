import type { ReadyState, SocketId } from '../../src/capture/captured-event.ts';
import { describeException, mayRunPageCode } from './describe-exception.ts';
import { type Handler, proxyMethod } from './install-proxy.ts';
import { MOST_WORD } from './limits.ts';
import { prototype, readyState, socketNumber } from './native-socket.ts';
import { head } from './preview.ts';
import { apply, now } from './primordials.ts';
import { attempt, keep, putFact } from './record-queue.ts';
import { callerStack, maskOwnStackFrames } from './stack-masking.ts';

/** Records every `close()`, with the state it met and the stack that called it. */
export function wrapClose(): void {
  function note(socket: SocketId, state: ReadyState, args: unknown[], threw?: string): void {
    const given: unknown = args.length > 0 ? args[0] : undefined;
    const code = typeof given === 'number' && given - given === 0 ? given : undefined;
    const reason = args.length > 1 && typeof args[1] === 'string' ? head(args[1], MOST_WORD) : undefined;
    const stack = callerStack(handler.apply);
    putFact(now(), { kind: 'close-called', socket, code, reason, readyState: state, threw, stack });
  }

  const handler = {
    apply(target, self, args) {
      const socket = keep < 0 ? undefined : socketNumber(self);
      const state = socket === undefined ? 0 : readyState(self);
      try {
        apply(target, self, args);
      } catch (error) {
        const pages = mayRunPageCode(args);
        const threw = describeException(error, pages)?.message;
        if (socket !== undefined && threw !== undefined) attempt(() => note(socket, state, args, threw));
        throw maskOwnStackFrames(error, handler.apply, pages);
      }
      if (socket !== undefined) attempt(() => note(socket, state, args));
    },
  } satisfies Handler;
  proxyMethod(prototype, 'close', handler);
}
