import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

const given = new Set<number>();

/**
 * A port of 127.0.0.1 on which nothing listens. A process is never given the same one twice: HAProxy shares its port with
 * others (SO_REUSEPORT), so that two on one port would both start, and get each other's connections.
 */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}
