/**
 * The type of the listener that the hook has on its window. Nothing is ever dispatched to it: whoever can take it off
 * the window, as DevTools' `getEventListeners` can and no page, calls it with an `AskListeners`.
 */
export const LIVE_SOCKETS = 'wsdoctor-live';

/** Answers for one socket with the event types that the page listens for, separated by spaces. */
export type AskListeners = (socket: object) => string;
