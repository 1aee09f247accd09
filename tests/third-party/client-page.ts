import { createServer } from 'node:http';
import { build, type Rolldown } from 'vite';
import type { Library } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

/** The client entry and what it imports as one browser module that exports `run`. */
export async function bundleClient({
  id,
  clientModule,
}: Pick<Library, 'id' | 'clientModule'>): Promise<string> {
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'chrome120',
      lib: { entry: clientModule, formats: ['es'], fileName: id },
    },
  })) as Rolldown.RolldownOutput[];
  const [module] = bundle?.output ?? [];
  if (module?.type !== 'chunk') throw new Error(`${clientModule} gave no module`);
  return module.code;
}

/** What a page says once its client's `run` has settled, in `globalThis.outcome`. */
export type Outcome = { result: unknown } | { error: string };

const page = (id: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${id}</title>
<link rel="icon" href="data:,">
<body>
<script type="module">
  import { run } from './${id}.js';
  const url = new URLSearchParams(location.search).get('server');
  run(url).then(
    (result) => { globalThis.outcome = { result }; },
    (error) => { globalThis.outcome = { error: String(error?.stack ?? error) }; },
  );
</script>
</body>
</html>
`;

export interface ClientPages {
  /** The page that runs a library's client against its server. */
  pageUrl(library: Library, serverUrl: string): string;
  stop(): Promise<void>;
}

/** Bundles and serves the clients of the libraries. */
export async function serveClientPages(libraries: readonly Library[]): Promise<ClientPages> {
  const files = new Map<string, { type: string; body: string }>();
  for (const library of libraries) {
    files.set(`/${library.id}`, { type: 'text/html', body: page(library.id) });
    files.set(`/${library.id}.js`, { type: 'text/javascript', body: await bundleClient(library) });
  }
  const http = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': `${file.type}; charset=utf-8` }).end(file.body);
  });
  const { host, stop } = await listenOnLoopback(http);
  return {
    pageUrl: ({ id }, serverUrl) => `http://${host}/${id}?server=${encodeURIComponent(serverUrl)}`,
    stop,
  };
}
