import type { Bench } from './bench.ts';
import type { Endpoint } from './family.ts';
import { type SocketUse, socketScript } from './page.ts';

/** An endpoint whose page opens one socket; `urlOn` starts its server on the bench and gives the socket's url. */
export function socketEndpoint(
  words: Omit<Endpoint, 'open'>,
  urlOn: (bench: Bench) => string | Promise<string>,
  use?: SocketUse,
): Endpoint {
  return { ...words, open: async (bench) => ({ script: socketScript(await urlOn(bench), use) }) };
}
