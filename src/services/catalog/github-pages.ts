import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages';
const elsewhere: ServiceFix = {
  title: 'Host the WebSocket server elsewhere',
  detail:
    'GitHub Pages serves static files. Put the URL of a server that accepts WebSockets into the client instead of the host of the page.',
  snippet: "new WebSocket('wss://HOST_OF_THE_SERVER/PATH')",
  language: 'js',
};

/** GitHub Pages: static sites. */
export const githubPages = defineService({
  id: 'github-pages',
  name: 'GitHub Pages',
  operator: 'vendor',
  docs,
  hosts: ['*.github.io'],
  statuses: [200, 400, 403, 404, 405].map((status) => ({
    status,
    meaning: 'this host serves static files, and accepts no WebSockets',
    topic: 'unknown-resource',
    retry: 'no',
    fixes: [elsewhere],
    source: docs,
  })),
});
