import type { Header } from '../shared/header.ts';

/** What an ordinary HTTP response in the network log says about its server; one event per host, port and headers. */
export interface HttpResponse {
  kind: 'http-response';
  /** The origin, and a path only where it identifies a product (`/@vite/client`). */
  url: string;
  status: number;
  /** The headers that identify the server, shortened. */
  headers: Header[];
}
