import type { SocketId } from '../../src/capture/captured-event.ts';
import { type AskListeners, LIVE_SOCKETS } from '../../src/capture/listener-query.ts';
import { callInPage } from '../capture/page-function.ts';

type ListenersByType = { __proto__?: null } & {
  [type: string]: { listener(ask: AskListeners): void }[] | undefined | null;
};

/**
 * Of each event type, the listeners of an object. There only while DevTools runs an expression: no page can read the
 * hook's list of sockets with it. It shows listeners of the page's world alone.
 * https://developer.chrome.com/docs/devtools/console/utilities#geteventlisteners-function
 */
declare function getEventListeners(target: object): ListenersByType;

/** Runs in the page, like the two functions after it. No method that the page could have replaced is called. */
function listenersOf(socket: object): string {
  const all: ListenersByType = { __proto__: null, ...getEventListeners(socket) };
  const heard = (type: string): string => (all[type] ? `${type} ` : '');
  return heard('open') + heard('message') + heard('error') + heard('close');
}

function askHook(hookType: string, listeners: (socket: object) => string): void {
  getEventListeners(window)[hookType]?.[0]?.listener(listeners);
}

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
