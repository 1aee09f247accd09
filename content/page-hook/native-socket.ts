import type { ReadyState, SocketId } from '../../src/capture/captured-event.ts';
import { getPrototypeOf, getterOf, mapGet, mapSet, ownProperty } from './primordials.ts';

/** The platform's own prototype, also where another extension was here first and put a subclass in its place. */
function nativePrototype(): object {
  let found: object | null = WebSocket.prototype;
  while (found && !ownProperty(found, 'readyState')) found = getPrototypeOf(found) as object | null;
  return found ?? WebSocket.prototype;
}

/** The native socket's properties, read past whatever the page puts on the object or its prototype. */
export const prototype = nativePrototype();
export const readyState = getterOf<ReadyState>(prototype, 'readyState');
export const urlOf = getterOf<string>(prototype, 'url');
export const bufferedAmount = getterOf<number>(prototype, 'bufferedAmount');

const numbers = new WeakMap<object, SocketId>();
let last = 0;

export function numberSocket(socket: object): SocketId {
  last += 1;
  mapSet(numbers, socket, last);
  return last;
}

/** Undefined for whatever was not made by this document's constructor. */
export const socketNumber = (socket: unknown): SocketId | undefined =>
  mapGet(numbers, socket as object) as SocketId | undefined;
