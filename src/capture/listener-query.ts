/**
 * The type of the hook's listener on its window. Nothing is ever dispatched to it: DevTools' `getEventListeners` can
 * read the listener, which no page can, and calls it with an `AskListeners`.
 */
export const LIVE_SOCKETS = 'wsdoctor-live';

/** Answers for one socket with the event types that the page listens for, separated by spaces. */
export type AskListeners = (socket: object) => string;

type ListenersByType = { __proto__?: null } & {
  [type: string]: { listener(ask: AskListeners): void }[] | undefined | null;
};

/** Of each event type, the listeners of an object. There only while DevTools runs an expression. */
declare function getEventListeners(target: object): ListenersByType;
declare const window: object;

/**
 * Runs in the page: has the hook tell what the page listens for. `getEventListeners` is DevTools' own; it shows listeners
 * of the page's world alone. Nothing of the page's runs: no method that it could have replaced is called.
 * https://developer.chrome.com/docs/devtools/console/utilities#geteventlisteners-function
 */
export function askHook(hookType: string): void {
  getEventListeners(window)[hookType]?.[0]?.listener((socket) => {
    const all: ListenersByType = { __proto__: null, ...getEventListeners(socket) };
    return (
      (all.open ? 'open ' : '') +
      (all.message ? 'message ' : '') +
      (all.error ? 'error ' : '') +
      (all.close ? 'close ' : '')
    );
  });
}
