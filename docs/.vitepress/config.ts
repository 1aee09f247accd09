import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { githubSlug } from './github-slug.ts';
import { fromRepository } from './repository-links.ts';

const DOCS = join(import.meta.dirname, '..');
const icon = readFileSync(join(DOCS, '../panel/icons/32.png')).toString('base64');

/** The chapters of the list of causes; the causes themselves would make the sidebar of each page as long as the list. */
const areas = (): DefaultTheme.SidebarItem[] =>
  [...readFileSync(join(DOCS, 'causes/index.md'), 'utf8').matchAll(/^## (.+)$/gm)].map(([, text = '']) => ({
    text,
    link: `/causes/#${githubSlug(text)}`,
  }));

const page = (link: string, text: string): DefaultTheme.SidebarItem => ({ text, link: `/${link}` });
const group = (
  text: string,
  items: DefaultTheme.SidebarItem[],
  collapsed = true,
): DefaultTheme.SidebarItem => ({
  text,
  items,
  collapsed,
});

const sidebar: DefaultTheme.SidebarItem[] = [
  group(
    'First',
    [
      page('start', 'Start here'),
      page('tour', 'Tour of the panel'),
      page('demo', 'Demo'),
      page('keys', 'Keys'),
    ],
    false,
  ),
  group(
    'Find the cause',
    [
      page('symptoms', 'By symptom'),
      page('close-codes', 'Close codes'),
      page('first-checks', 'Check by hand'),
      page('openclaw', 'OpenClaw'),
      page('services', 'Services'),
    ],
    false,
  ),
  group(
    'Make it reliable',
    [
      page('websockets', 'WebSockets in ten minutes'),
      page('proxies', 'Proxies'),
      page('authentication', 'Authentication'),
      page('reconnecting', 'Reconnecting'),
      page('heartbeats', 'Heartbeats'),
      page('messages', 'Messages'),
      page('scaling', 'Scaling'),
      page('monitoring', 'Logging and monitoring'),
      page('testing', 'Testing'),
      page('security-review', 'Security review'),
      page('ai-services', 'AI services'),
    ],
    false,
  ),
  group(
    'Without the panel',
    [
      page('get-wsdoctor', 'Get wsdoctor'),
      page('command-line', 'Command line'),
      page('files', 'Files'),
      page('watch', 'Without DevTools'),
      page('monitor', 'Monitor servers'),
      page('agents', 'Coding agents'),
      page('playwright', 'Playwright'),
      page('ci', 'CI'),
      page('at-scale', 'Many traces'),
    ],
    false,
  ),
  group('Privacy and accuracy', [
    page('privacy', 'Permissions and privacy'),
    page('redaction', 'Redaction'),
    page('accuracy', 'Accuracy'),
    page('benchmarks', 'Benchmarks'),
  ]),
  group('How it works', [
    page('how-it-works', 'How it works'),
    page('isolation-test', 'The isolation test'),
    page('capture', 'Capture'),
    page('decoders', 'Decoders'),
    page('scenarios', 'Scenarios and rules'),
    page('firefox', 'Firefox'),
    page('trace-format', 'Trace format'),
  ]),
  group('Contributing', [
    page('contributing', 'Contributing'),
    page('architecture', 'Architecture'),
    page('security', 'Security'),
    page('guide-coverage', 'Coverage of the guide'),
  ]),
];

export default defineConfig({
  title: 'WebSocket Doctor',
  description: 'Why a WebSocket failed, what proves it, and how to fix it.',
  lang: 'en',
  // Links are relative, so that the site works in any folder of any server.
  base: './',
  outDir: join(DOCS, '../dist-docs'),
  cacheDir: join(DOCS, '../out/vitepress'),
  head: [['link', { rel: 'icon', href: `data:image/png;base64,${icon}` }]],
  markdown: {
    anchor: { slugify: githubSlug },
    languageAlias: { haproxy: 'nginx', caddyfile: 'nginx' },
    config: (md) => fromRepository(md),
  },
  themeConfig: {
    nav: [
      { text: 'Start here', link: '/start' },
      { text: 'By symptom', link: '/symptoms' },
      { text: 'Causes', link: '/causes/' },
      { text: 'Demo', link: '/demo' },
    ],
    sidebar: [
      ...sidebar.slice(0, 2),
      group('All causes', [page('causes/', 'The list'), ...areas()]),
      ...sidebar.slice(2),
    ],
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      // Somebody who looks for 1006 does not mean 1002.
      options: {
        miniSearch: { searchOptions: { fuzzy: (term: string) => (/\d/.test(term) ? false : 0.2) } },
      },
    },
    docFooter: { prev: false, next: false },
  },
  buildEnd({ outDir }) {
    for (const file of ['trace.schema.json', 'panel.png']) copyFileSync(join(DOCS, file), join(outDir, file));
  },
});
