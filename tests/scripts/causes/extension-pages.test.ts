import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensionPage } from '../../../scripts/causes/extension-pages.ts';
import { causePage } from '../../../src/diagnosis/cause-page.ts';
import { rules } from '../../../src/rules/index.ts';

const FOLDER = 'docs/causes';

describe('a cause’s page in the extension', () => {
  const html = extensionPage(
    '---\ntitle: "A & <b>"\ndescription: "x"\n---\n\n# A\n\n[One](not-found.md#fix), [All](index.md), [docs](../symptoms.md), [RFC](https://www.rfc-editor.org/)\n\n`<script>`\n',
  );

  it('links to other pages of the extension and to the web, and to nothing that is not there', () => {
    expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'not-found.html#fix',
      'index.html',
      'https://www.rfc-editor.org/',
    ]);
    expect(html).toContain('docs');
  });

  it('has no script, and shows what looks like one', () => {
    expect(html).toContain('<title>A &amp; &lt;b></title>');
    expect(html).toContain('<code>&lt;script&gt;</code>');
    expect(html).not.toMatch(/<script/i);
  });

  it('exists where “Learn more” leads', () => {
    const pages = new Set(readdirSync(FOLDER).map((name) => `causes/${name.replace(/md$/, 'html')}`));
    expect(rules.map(({ id }) => causePage(id)).filter((page) => !pages.has(page))).toEqual([]);
  });

  it.each(readdirSync(FOLDER))('%s needs no script and no network', (name) => {
    const page = extensionPage(readFileSync(join(FOLDER, name), 'utf8'));
    expect(page).not.toMatch(/<(?:script|img|iframe|object)\b|\bon\w+="/i);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).not.toContain('<h3');
  });
});
