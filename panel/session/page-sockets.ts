import type { SocketId } from '../../src/capture/captured-event.ts';
import {
  askHook,
  LIVE_SOCKETS,
  type ListenersByType,
  listenersOf,
} from '../../src/capture/listener-query.ts';
import { callInPage } from '../capture/page-function.ts';

/** As `src/capture/listener-query.ts` has it. */
declare function getEventListeners(target: object): ListenersByType;

/** Runs in the page. No method that the page could have replaced is called. */
function storeInPage(
  hookType: string,
  wanted: SocketId,
  listeners: (socket: object) => string,
): 'stored' | 'gone' | 'taken' {
  const page = window as { $ws?: unknown };
  let found: object | undefined;
  getEventListeners(window)[hookType]?.[0]?.listener((socket, number) => {
    if (number === wanted) found = socket;
    return listeners(socket);
  });
  if (!found) return 'gone';
  // What an earlier choice left may be replaced; a variable of the page's may not.
  if (page.$ws !== undefined && !(page.$ws instanceof WebSocket)) return 'taken';
  page.$ws = found;
  return 'stored';
}

/** Has the hook tell what the page listens for. */
export function askListenersExpression(): string {
  return callInPage(askHook, LIVE_SOCKETS, listenersOf);
}

/** Makes the open socket with this number the variable `$ws` of its document; evaluates to `stored`, `gone` or `taken`. */
export function storeSocketExpression(socket: SocketId): string {
  return callInPage(storeInPage, LIVE_SOCKETS, socket, listenersOf);
}
