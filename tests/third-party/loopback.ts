import type { Server } from 'node:http';
import { listenOn, type Undo } from '../lab/bench.ts';

/** Starts a server on a free loopback port; `stop` also ends its open connections. */
export async function listenOnLoopback(server: Server): Promise<{ host: string; stop(): Promise<void> }> {
  const undoes: Undo[] = [];
  const port = await listenOn(server, '127.0.0.1', undoes);
  return {
    host: `127.0.0.1:${port}`,
    stop: async () => {
      for (const undo of undoes.splice(0)) await undo();
    },
  };
}
