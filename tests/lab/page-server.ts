import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { listenOn, type Undo } from './bench.ts';
import type { Certificate } from './certificates.ts';
import type { File, Page } from './page.ts';

/**
 * Loopback addresses for the pages, one each. Chromium delays the handshakes of a renderer process in which several
 * failed (services/network/websocket_throttler.cc); another address is another site, and so another process.
 */
export function pageAddress(position: number): string {
  return `127.0.${Math.floor(position / 250)}.${(position % 250) + 2}`;
}

/** Serves a page and the files beside it, and resolves to the page's url. */
export async function servePage(
  id: string,
  page: Page,
  html: string,
  site: { address: string; certificate: Certificate; undoes: Undo[] },
): Promise<string> {
  const path = `/${id}`;
  const files = new Map<string, File>([[path, { type: 'text/html', body: html }]]);
  for (const [name, file] of Object.entries(page.files ?? {})) files.set(`${path}/${name}`, file);
  if (page.library !== undefined)
    files.set(`${path}/library.js`, { type: 'text/javascript', body: page.library });
  const answer: RequestListener = async (request, response) => {
    const file = files.get(request.url ?? '');
    if (!file) return void response.writeHead(404).end();
    // no-store would keep the page out of the back/forward cache, which ordinary pages use.
    const headers = {
      'content-type': `${file.type}; charset=utf-8`,
      'cache-control': 'no-cache',
      ...page.headers,
    };
    response.writeHead(200, headers).end(typeof file.body === 'string' ? file.body : await file.body());
  };
  const server = () => (page.secure ? createHttpsServer(site.certificate, answer) : createHttpServer(answer));
  const [host, port] = await listenOnOwnAddress(server, site.address, site.undoes);
  return `${page.secure ? 'https' : 'http'}://${host}:${port}${path}`;
}

async function listenOnOwnAddress(
  server: () => ReturnType<typeof createHttpServer>,
  address: string,
  undoes: Undo[],
): Promise<[host: string, port: number]> {
  try {
    return [address, await listenOn(server(), address, undoes)];
  } catch (error) {
    // macOS configures only 127.0.0.1 of the loopback network.
    if ((error as NodeJS.ErrnoException).code !== 'EADDRNOTAVAIL') throw error;
    return ['127.0.0.1', await listenOn(server(), '127.0.0.1', undoes)];
  }
}
