import type { Drop, Ending } from './drop.ts';

export interface LibraryServer {
  /** What the client's `run` is given. */
  url: string;
  stop(): Promise<void>;
}

/** A public WebSocket library: its own server in this process, its client in a browser. */
export interface Library {
  id: string;
  /**
   * Path of the browser entry. It exports `run(url): Promise<unknown>`, which connects, asks and is answered, is
   * pushed to, is dropped by the server once, reconnects, and disconnects. It resolves to plain JSON that tells all a
   * page can observe in order, without times, ports and random ids, so that two runs are equal.
   */
  clientModule: string;
  /** Starts a server of its own on loopback. `drop` is how it ends the connection when the client asks it to. */
  startServer(drop: Drop): Promise<LibraryServer>;
  /** What `run` resolves to when the dropped connection ended so. */
  expected(ending: Ending): unknown;
  /** The sockets that `run` opens in documents, in order. */
  sockets(ending: Ending): readonly ClientSocket[];
}

export interface ClientSocket {
  path: string;
  /** Of its CloseEvent; null when its document went away first. */
  code: number | null;
  /** What it sends as Blobs, in bytes: the browser's network instrumentation counts these as empty. */
  blobBytes?: number;
}
