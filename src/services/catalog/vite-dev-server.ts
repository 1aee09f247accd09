import { defineService } from '../service.ts';

export const viteDevServer = defineService({
  id: 'vite-dev-server',
  name: 'Vite',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://vite.dev/config/server-options',
  signatures: [{ subprotocol: /^vite-(?:hmr|ping)$/ }],
  statuses: [
    {
      status: 400,
      meaning: 'The token in the URL is not that of the running server, or the host is not allowed',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Reload the page',
          detail:
            'The token changes with each start of Vite; a cached page or service worker keeps the old one.',
        },
        {
          title: 'Add the host to server.allowedHosts',
          detail: 'Set it in vite.config.ts.',
          snippet: 'export default { server: { allowedHosts: ["dev.example.com"] } };',
          language: 'js',
        },
      ],
      source: 'https://vite.dev/config/server-options#server-allowedhosts',
    },
    {
      status: 404,
      meaning: 'The request did not reach Vite',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Set server.hmr for the proxy',
          detail:
            'If the page comes through a proxy, set host, protocol and clientPort of server.hmr in vite.config.ts, or let the proxy forward upgrades to Vite.',
          snippet:
            'export default { server: { hmr: { protocol: "wss", host: "dev.example.com", clientPort: 443 } } };',
          language: 'js',
        },
      ],
      source: 'https://vite.dev/config/server-options',
    },
  ],
});
