import type { ReadyState, SocketId } from '../src/event.ts';
import { getterOf, mapGet, mapSet } from './platform.ts';

/** The native socket's properties, read past whatever the page puts on the object or its prototype. */
const { prototype } = WebSocket;
export const readyState = getterOf<ReadyState>(prototype, 'readyState');
export const urlOf = getterOf<string>(prototype, 'url');
export const protocolOf = getterOf<string>(prototype, 'protocol');
export const extensionsOf = getterOf<string>(prototype, 'extensions');
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
