import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { FIELD } from './installed.ts';

/** Serves one page at every path, whose script can be replaced. */
export interface PageServer {
  port: number;
  show(html: string): void;
  close(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  let page = '';
  const server = createServer((request, response) => {
    const asksForPage = !/\.(?:ico|map)$/.test(request.url ?? '');
    response.writeHead(asksForPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(asksForPage ? page : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    show(html) {
      page = html;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The page of a scene: its client, bundled with the libraries that it imports. */
export async function pageOf(client: string): Promise<string> {
  const bundled = await build({
    stdin: { contents: client, resolveDir: FIELD, sourcefile: 'client.js' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const script = (bundled.outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
  return `<!doctype html><meta charset="utf-8"><title>Field</title><link rel="icon" href="data:,">
<script>globalThis.works = () => { globalThis.itWorks = true; };</script>
<script>${script}</script>`;
}
