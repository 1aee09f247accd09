import type { Service } from './service.ts';

/** A host that serves files alone, and rejects every handshake. */
export function staticHost({
  id,
  name,
  docs,
  hosts,
}: Pick<Service, 'id' | 'name' | 'docs'> & { hosts: readonly string[] }): Service {
  return {
    id,
    name,
    operator: 'vendor',
    docs,
    hosts,
    statuses: [200, 400, 403, 404, 405].map((status) => ({
      status,
      meaning: 'this host serves static files, and accepts no WebSockets',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Host the WebSocket server elsewhere',
          detail: `${name} serves static files. Put the URL of a server that accepts WebSockets into the client instead of the host of the page.`,
          snippet: "new WebSocket('wss://HOST_OF_THE_SERVER/PATH')",
          language: 'js',
        },
      ],
      source: docs,
    })),
  };
}
