import type { SocketId } from '../../src/capture/captured-event.ts';
import { type AskListeners, LIVE_SOCKETS } from '../../src/capture/listener-query.ts';
import { COUNT_LATER, NOT_READ } from '../../src/capture/page-record.ts';
import { bufferedAmount, extensionsOf, protocolOf, readyState } from './native-socket.ts';
import { head, MOST_LINE, sampleReceived, sampleText } from './payload-preview.ts';
import { dataOf, getterOf, now, uncurryThis } from './primordials.ts';
import { attempt, keep, miss, put, putFact, putFrame } from './record-queue.ts';
import { utf8Size } from './utf8-size.ts';

const addEventListener = uncurryThis(EventTarget.prototype, 'addEventListener');
const timeOf = getterOf<number>(Event.prototype, 'timeStamp');
const codeOf = getterOf<number>(CloseEvent.prototype, 'code');
const reasonOf = getterOf<string>(CloseEvent.prototype, 'reason');
const cleanOf = getterOf<boolean>(CloseEvent.prototype, 'wasClean');
/** By number; none that has ended, so that it is collected as it would be without us. */
const live: Record<SocketId, object> = { __proto__: null } as never;

addEventListener(window, LIVE_SOCKETS, (ask: AskListeners | Event) => {
  if (typeof ask !== 'function') return;
  for (const number in live) {
    putFact(now(), { kind: 'listeners', socket: +number, types: ask(live[number] as object) });
  }
});

function noteMessage(socket: SocketId, event: Event): void {
  const data = dataOf(event);
  const sample = typeof data === 'string' ? sampleText(data, utf8Size) : sampleReceived(data as object);
  if (sample) putFrame(timeOf(event), socket, sample, 0, NOT_READ);
}

/**
 * Listens to a socket before the page can, so that ours is the first listener of each type and no microtask of
 * the page's runs earlier for it. Blink keeps a socket while its connection lives, listeners or none, so that
 * ours do not change when it is collected (dom_websocket.cc, HasPendingActivity).
 */
export function watchSocket(socket: object, number: SocketId): void {
  live[number] = socket;
  const on = (type: string, note: (event: Event) => void): void => {
    addEventListener(socket, type, (event) => {
      if (!event.isTrusted) return;
      if (type !== 'open') delete live[number];
      if (keep >= 0) attempt(() => note(event));
    });
  };
  on('open', (event) =>
    putFact(timeOf(event), {
      kind: 'opened',
      socket: number,
      protocol: head(protocolOf(socket), MOST_LINE),
      extensions: head(extensionsOf(socket), MOST_LINE),
    }),
  );
  // Without a closure for each message, and short of `noteMessage` for most: it runs for every one of them.
  addEventListener(socket, 'message', (event) => {
    if (!event.isTrusted || keep < 0) return;
    try {
      const data = dataOf(event);
      if (typeof data === 'string' && data.length <= keep) {
        put([timeOf(event), 0, number, COUNT_LATER, data, NOT_READ], data.length);
      } else noteMessage(number, event);
    } catch {
      miss();
    }
  });
  on('error', (event) =>
    putFact(timeOf(event), { kind: 'errored', socket: number, readyState: readyState(socket) }),
  );
  on('close', (event) =>
    putFact(timeOf(event), {
      kind: 'closed',
      socket: number,
      code: codeOf(event),
      reason: reasonOf(event),
      wasClean: cleanOf(event),
      buffered: bufferedAmount(socket),
    }),
  );
}
