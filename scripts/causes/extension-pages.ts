import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';
import { docsPage } from '../../src/shared/published.ts';

const PAGES = 'docs/causes';
const STYLE = new URL('./extension-pages.css', import.meta.url);

/** The pages about causes as the extension has them, in this folder: without a script, and without the network. */
export function causePages(folder: string): Plugin {
  return {
    name: 'cause-pages',
    apply: 'build',
    generateBundle() {
      const emit = (fileName: string, source: string): void => {
        this.emitFile({ type: 'asset', fileName: `${folder}/${fileName}`, source });
      };
      emit('causes.css', readFileSync(STYLE, 'utf8'));
      for (const name of readdirSync(PAGES))
        emit(`${basename(name, '.md')}.html`, extensionPage(readFileSync(join(PAGES, name), 'utf8')));
    },
  };
}

/** The finding that leads to a page has the fix, for the reader's own connection and stack: half of the size is saved. */
const FIX =
  'The finding that links to this page has the fix, with your own host, port and path, and for your stack, where it shows in the traffic.';

/** One page of `docs/causes/` as HTML. */
export function extensionPage(markdown: string): string {
  const [, title = '""', body = ''] = /^---\ntitle: (.*)\n[\s\S]*?\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeText(JSON.parse(title))}</title>
    <link rel="stylesheet" href="causes.css" />
  </head>
  <body>
    <main data-testid="cause-page">
${renderer.parse(withoutFixes(body), { async: false })}    </main>
  </body>
</html>
`;
}

const withoutFixes = (body: string): string =>
  body.replace(/^(## Fix\n\n)[\s\S]*?(?=^## When it is a false alarm$)/m, `$1${FIX}\n\n`);

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const renderer = new Marked({
  renderer: {
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const target = targetOf(href);
      return target === undefined
        ? text
        : `<a href="${escapeText(target).replace(/"/g, '&quot;')}">${text}</a>`;
    },
  },
});

/** Undefined where the page linked to is not in the extension, nor on the web. */
function targetOf(href: string): string | undefined {
  if (/^https:/.test(href)) return href;
  const [, above = '', name = '', anchor = ''] = /^(\.\.\/)?([\w-]+)\.md(#[\w-]+)?$/.exec(href) ?? [];
  if (above === '') return `${name}.html${anchor}`;
  const page = docsPage(name);
  return /^https:/.test(page) ? `${page}${anchor}` : undefined;
}
