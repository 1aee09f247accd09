import type { SocketId } from '../../src/capture/captured-event.ts';
import { type AskListeners, LIVE_SOCKETS } from '../../src/capture/listener-query.ts';
import { ENDED } from '../channel/hook-relay-channel.ts';
import { ringBudget } from './message-ring.ts';
import { receiverOf } from './note-received.ts';
import { addListener, dataOf, now, removeListener } from './primordials.ts';
import { putFact } from './record-queue.ts';

/** With the listener that keeps what it receives. */
type LiveSocket = readonly [socket: object, receive: (event: Event) => void];

/** By number; none that has ended, so that it is collected as it would be without us. */
const live: Record<SocketId, LiveSocket> = { __proto__: null } as never;

addListener(window, LIVE_SOCKETS, (ask: AskListeners | Event) => {
  if (typeof ask !== 'function') return;
  for (const number in live) {
    const types = ask((live[number] as LiveSocket)[0], +number);
    putFact(now(), { kind: 'listeners', socket: +number, types });
  }
});

export function holdSocket(socket: object, number: SocketId): void {
  const one: LiveSocket = [socket, receiverOf(number)];
  live[number] = one;
  listen(one);
}

/**
 * Before the page's listeners, also where those are older. DevTools would take a listener for the page's, so that there is
 * none while a panel watches.
 */
function listen(one: LiveSocket): void {
  (ringBudget > 0 ? addListener : removeListener)(one[0], 'message', one[1], true);
}

/** After `ringBudget` has changed. */
export function listenToAll(): void {
  for (const number in live) listen(live[number] as LiveSocket);
}

export function watchEnded(channel: EventTarget): void {
  addListener(channel, ENDED, (event) => {
    delete live[dataOf(event) as SocketId];
  });
}
