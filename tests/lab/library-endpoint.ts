import type { Library, LibraryServer } from '../third-party/library.ts';
import type { Endpoint } from './family.ts';
import { literal } from './scripted-endpoint.ts';

const attempts = 3;

/** Tries again: servers that cannot choose their port themselves are given one that was free a moment ago. */
async function startServer(library: Library): Promise<LibraryServer> {
  for (let attempt = 1; attempt < attempts; attempt++) {
    const started = await library.startServer('going-away').catch(() => undefined);
    if (started) return started;
  }
  return library.startServer('going-away');
}

/**
 * A library's own client and server in conversation, with a restart of the server in between that 1001 announces. They
 * are loaded only with the endpoint, since some bring much with them.
 */
export function libraryEndpoint(words: Omit<Endpoint, 'open'>, load: () => Promise<Library>): Endpoint {
  return {
    settlesAfter: 3000,
    ...words,
    async open(bench) {
      const library = await load();
      const { url, stop } = await startServer(library);
      bench.onStop(stop);
      let client: Promise<string> | undefined;
      const body = () => {
        client ??= import('../third-party/client-page.ts').then(({ bundleClient }) => bundleClient(library));
        return client;
      };
      return {
        script: `
state('connecting');
import('./${words.id}/client.js')
  .then(({ run }) => run(${literal(url)}))
  .then((outcome) => {
    note(JSON.stringify(outcome).slice(0, 500));
    state('closed');
  });`,
        files: { 'client.js': { type: 'text/javascript', body } },
      };
    },
  };
}
