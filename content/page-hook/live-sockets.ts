import type { SocketId } from '../../src/capture/captured-event.ts';
import { type AskListeners, LIVE_SOCKETS } from '../../src/capture/listener-query.ts';
import { ENDED } from '../channel/hook-relay-channel.ts';
import { ringBudget } from './message-ring.ts';
import { noteReceived } from './note-received.ts';
import { addListener, dataOf, now, removeListener } from './primordials.ts';
import { putFact } from './record-queue.ts';

/** By number; none that has ended, so that it is collected as it would be without us. */
const live: Record<SocketId, object> = { __proto__: null } as never;

addListener(window, LIVE_SOCKETS, (ask: AskListeners | Event) => {
  if (typeof ask !== 'function') return;
  for (const number in live) {
    putFact(now(), { kind: 'listeners', socket: +number, types: ask(live[number] as object, +number) });
  }
});

export function holdSocket(socket: object, number: SocketId): void {
  live[number] = socket;
  listen(socket);
}

/**
 * Before the page's listeners, also where those are older. DevTools would take a listener for the page's, so that there is
 * none while a panel watches.
 */
const listen = (socket: object): void =>
  (ringBudget > 0 ? addListener : removeListener)(socket, 'message', noteReceived, true);

/** After `ringBudget` has changed. */
export function listenToAll(): void {
  for (const number in live) listen(live[number] as object);
}

export function watchEnded(channel: EventTarget): void {
  addListener(channel, ENDED, (event) => {
    delete live[dataOf(event) as SocketId];
  });
}
