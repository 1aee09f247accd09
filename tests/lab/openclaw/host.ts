import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Bench } from '../bench.ts';

/** The machine on which a gateway runs: it can be stopped or killed, and comes back on the same port. */
export interface Host {
  url: string;
  /** Takes no more connections; those there are go on. */
  stopListening(): void;
  /** Ends every connection without a word, as a crash does. */
  kill(): void;
  /** Milliseconds from now. */
  comeBackIn(delay: number): void;
}

/** Starts the server, which is gone when the lab stops, whether it runs at that moment or not. */
export async function hostOf(bench: Bench, server: Server): Promise<Host> {
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => connection.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let revival: NodeJS.Timeout | undefined;
  const kill = () => {
    for (const connection of connections) connection.destroy();
  };
  bench.onStop(async () => {
    clearTimeout(revival);
    kill();
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  });
  return {
    url: `ws://127.0.0.1:${port}/${bench.id}`,
    stopListening: () => void server.close(),
    kill,
    comeBackIn: (delay) => {
      clearTimeout(revival);
      revival = setTimeout(() => server.listening || server.listen(port, '127.0.0.1'), delay);
    },
  };
}
