import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { type BrowserNeeds, labDomain, proxyDomain } from './browser-needs.ts';
import type { Certificates } from './certificates.ts';

export type Undo = () => void | Promise<void>;

/** Where one endpoint sets up its servers. Everything put on a bench is gone when the lab stops. */
export interface Bench {
  /** The endpoint's id, which is also the path of its socket's url. */
  id: string;
  certificates: Certificates;
  /** Starts a server on loopback and resolves to its `host:port`. */
  listen(server: Server): Promise<string>;
  /** Starts the server of the endpoint's socket and resolves to the url that the page opens. */
  serve(server: Server, scheme?: 'ws' | 'wss'): Promise<string>;
  onStop(undo: Undo): void;
  /** Maps a name of the lab's own domain, as the browser asks for it, to another port of loopback. */
  mapPort(name: string, port: number, to: number): void;
  /** Starts a proxy and resolves to the url of a socket that the browser reaches only through it. */
  behindProxy(proxy: Server): Promise<string>;
  /** The same for a proxy that is said to be at `address`. */
  proxyAt(address: string): string;
}

/** A url of the lab under a name other than 127.0.0.1, for a browser with the lab's arguments. */
export function named(name: string, url: string): string {
  return url.replace('127.0.0.1', `${name}.${labDomain}`);
}

/** A bench for the endpoint `id`, which leaves what must be undone in `undoes`. */
export function createBench(
  id: string,
  { certificates, undoes, needs }: { certificates: Certificates; undoes: Undo[]; needs: BrowserNeeds },
): Bench {
  const listen = async (server: Server) => `127.0.0.1:${await listenOn(server, '127.0.0.1', undoes)}`;
  const proxyAt = (address: string) => {
    const host = `${id}.${proxyDomain}`;
    needs.proxies.set(host, address);
    return `ws://${host}/${id}`;
  };
  return {
    id,
    certificates,
    listen,
    serve: async (server, scheme = 'ws') => `${scheme}://${await listen(server)}/${id}`,
    onStop: (undo) => void undoes.push(undo),
    mapPort: (name, port, to) =>
      void needs.hostRules.push(`MAP ${name}.${labDomain}:${port} 127.0.0.1:${to}`),
    behindProxy: async (proxy) => proxyAt(await listen(proxy)),
    proxyAt,
  };
}

/** Listens on a port that the system chooses. Rejects with the system's error, such as `EADDRNOTAVAIL`. */
export async function listenOn(server: Server, host: string, undoes: Undo[]): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Peers reset connections as a part of many scenarios; without a listener that would end the process.
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, host);
  await once(server, 'listening');
  undoes.push(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}
