import { defineService } from '../service.ts';
import { staticHost } from '../static-host.ts';

export const githubPages = defineService(
  staticHost({
    id: 'github-pages',
    name: 'GitHub Pages',
    docs: 'https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages',
    hosts: ['*.github.io'],
  }),
);
