import type { Transport } from 'engine.io';
import type { WebSocket } from 'ws';
import { type Drop, dropSocket } from './drop.ts';

/** Drops the `ws` socket under an engine.io session, which must have been upgraded: the type hides it. */
export function dropTransport(transport: Transport, drop: Drop): void {
  if (transport.name !== 'websocket') throw new Error(`${transport.name} has no WebSocket to drop`);
  dropSocket((transport as unknown as { socket: WebSocket }).socket, drop);
}
