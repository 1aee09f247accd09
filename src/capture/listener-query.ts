import type { SocketId } from './captured-event.ts';

/**
 * The type of the hook's listener on its window. Nothing is ever dispatched to it: DevTools' `getEventListeners` can
 * read the listener, which no page can, and calls it with an `AskListeners`.
 */
export const LIVE_SOCKETS = 'wsdoctor-live';

/** Answers for one socket, the document's `number`th, with the event types that the page listens for, separated by spaces. */
export type AskListeners = (socket: object, number: SocketId) => string;

/** Of each event type, the listeners of an object. */
export type ListenersByType = { __proto__?: null } & {
  [type: string]: { listener(ask: AskListeners): void }[] | undefined | null;
};

/**
 * There only while DevTools runs an expression: no page can read the hook's list of sockets with it. It shows listeners of
 * the page's world alone.
 * https://developer.chrome.com/docs/devtools/console/utilities#geteventlisteners-function
 */
declare function getEventListeners(target: object): ListenersByType;
declare const window: object;

/** Runs in the page, like the next one. No method that the page could have replaced is called. */
export function listenersOf(socket: object): string {
  const all: ListenersByType = { __proto__: null, ...getEventListeners(socket) };
  return (
    (all.open ? 'open ' : '') +
    (all.message ? 'message ' : '') +
    (all.error ? 'error ' : '') +
    (all.close ? 'close ' : '')
  );
}

/** Has the hook tell what the page listens for. */
export function askHook(hookType: string, listeners: (socket: object) => string): void {
  getEventListeners(window)[hookType]?.[0]?.listener(listeners);
}
