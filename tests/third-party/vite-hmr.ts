import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { type Drop, dropSocket } from './drop.ts';
import type { Library, LibraryServer } from './library.ts';
import { createAppFiles, html } from './vite-app.ts';

/** Serves the app from memory, and does what its page orders through the hot channel. */
function serveApp(drop: Drop): Plugin {
  const files = createAppFiles();
  const edit = async (server: ViteDevServer, url: string): Promise<void> => {
    files.edit(url);
    const module = server.moduleGraph.getModuleById(url);
    if (module) await server.reloadModule(module);
  };
  return {
    name: 'app-in-memory',
    resolveId: (id) => (files.read(id) === undefined ? undefined : id),
    load: (id) => files.read(id),
    configureServer(server) {
      server.ws.on('app:ping', (data, client) => client.send('app:pong', data));
      server.ws.on('app:edit', (url) => edit(server, url));
      server.ws.on('app:reload', () => server.ws.send({ type: 'full-reload' }));
      server.ws.on('app:drop', (_data, client) => dropSocket(client.socket, drop));
      return () => {
        server.middlewares.use(async (_request, response) => {
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(await server.transformIndexHtml('/', html));
        });
      };
    },
  };
}

async function startServer(drop: Drop): Promise<LibraryServer> {
  const root = await mkdtemp(join(tmpdir(), 'vite-app-'));
  const server = await createServer({
    root,
    configFile: false,
    envFile: false,
    appType: 'custom',
    logLevel: 'silent',
    cacheDir: join(root, '.vite'),
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, watch: null, forwardConsole: false },
    plugins: [serveApp(drop)],
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('Vite does not listen on a port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: async () => {
      await server.close();
      await rm(root, { recursive: true });
    },
  };
}

function expected() {
  const greeting = [['js-update', '/entry.js', '/greeting.js']];
  const style = [['js-update', '/style.css', '/style.css']];
  return [
    ['loaded', 'ünïcödé 🩺 1', 'rgb(0, 0, 1)'],
    ['pong', 'first'],
    ['before update', greeting],
    ['accepted', 'ünïcödé 🩺 2'],
    ['after update', greeting, 'rgb(0, 0, 1)'],
    ['before update', style],
    ['after update', style, 'rgb(0, 0, 2)'],
    ['before full reload', null],
    ['loaded', 'ünïcödé 🩺 2', 'rgb(0, 0, 2)'],
    ['pong', 'after the reload'],
    ['disconnected'],
    ['loaded', 'ünïcödé 🩺 2', 'rgb(0, 0, 2)'],
    ['pong', 'after the reconnect'],
  ];
}

export const viteHmr: Library = {
  id: 'vite-hmr',
  clientModule: fileURLToPath(import.meta.resolve('./vite-hmr.client.ts')),
  startServer,
  expected,
  // The first is closed by the reload, the last by the frame's removal: no document is left to be told.
  sockets: ({ code }) => [
    { path: '/', code: null },
    { path: '/', code },
    { path: '/', code: null },
  ],
};
