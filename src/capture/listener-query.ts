import type { SocketId } from './captured-event.ts';

/**
 * The type of the hook's listener on its window. Nothing is ever dispatched to it: DevTools' `getEventListeners` can
 * read the listener, which no page can, and calls it with an `AskListeners`.
 */
export const LIVE_SOCKETS = 'wsdoctor-live';

/** Answers for one socket, the document's `number`th, with the event types that the page listens for, separated by spaces. */
export type AskListeners = (socket: object, number: SocketId) => string;
