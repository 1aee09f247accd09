import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocs } from '../../scripts/build-docs.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { THEMES } from '../../scripts/set-theme.ts';
import { axeViolations } from './axe-violations.ts';

const SITE = 'dist-docs';
let server: PreviewServer;
let browser: Browser;
/** A folder of a server, since the site must not depend on where it is. */
let base: string;

beforeAll(async () => {
  buildDocs();
  server = await preview({
    configFile: false,
    logLevel: 'error',
    base: '/some/folder/',
    appType: 'mpa',
    build: { outDir: SITE },
    preview: { host: '127.0.0.1', port: 0 },
  });
  base = server.resolvedUrls?.local[0] ?? '';
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  // The build alone takes half a minute of processor time.
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Runs `use` in a new page; what the page asked of other hosts, or did not get, is a failure. */
async function onPage(
  path: string,
  use: (page: Page) => Promise<void>,
  { faults: expected = [], ...options }: BrowserContextOptions & { faults?: RegExp[] } = {},
): Promise<void> {
  const context = await browser.newContext(options);
  const faults: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:'))
      faults.push(`outside: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  context.on('weberror', (error) => faults.push(error.error().message));
  const page = await context.newPage();
  await page.goto(new URL(path, base).href);
  // Links work, and search opens, once the page's script runs.
  if (!path.startsWith('demo/'))
    await page.waitForFunction(() => '__vue_app__' in (document.getElementById('app') ?? {}));
  await use(page);
  await context.close();
  expect(
    faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
    path,
  ).toEqual([]);
}

const pages = (): string[] =>
  readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.html') && !name.startsWith('demo/') && name !== '404.html',
  );

describe('the site', () => {
  it('has links that lead to a file and a heading', () => {
    const broken: string[] = [];
    const anchors = new Map<string, boolean>();
    const hasAnchor = (file: string, id: string): boolean => {
      const key = `${file}#${id}`;
      const known = anchors.get(key) ?? readFileSync(file, 'utf8').includes(`id="${id}"`);
      anchors.set(key, known);
      return known;
    };
    for (const name of pages()) {
      const html = readFileSync(join(SITE, name), 'utf8');
      for (const [, url = ''] of html.matchAll(
        /<(?:a|link|img|script|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"/g,
      )) {
        if (/^(?:[a-z]+:|\/\/)/.test(url)) continue;
        const [path = '', anchor] = decodeURI(url)
          .replace(/\?[^#]*/, '')
          .split('#');
        const target =
          path === '' ? join(SITE, name) : join(SITE, dirname(name), path.replace(/\/$/, '/index.html'));
        const file = existsSync(`${target}.html`) ? `${target}.html` : target;
        if (path.startsWith('/') || relative(SITE, file).startsWith('..') || !existsSync(file))
          broken.push(`${name}: ${url}`);
        else if (anchor !== undefined && anchor !== '' && !hasAnchor(file, anchor))
          broken.push(`${name}: ${url}`);
      }
    }
    expect(pages().length).toBeGreaterThan(40);
    expect(broken).toEqual([]);
  });

  it('finds a close code, and opens the page', () =>
    onPage('start.html', async (page) => {
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('.VPLocalSearchBox input').fill('1006');
      const result = page.locator('.VPLocalSearchBox .result', { hasText: '1006: what now' }).first();
      await result.waitFor();
      const titles = await page.locator('.VPLocalSearchBox .result .titles').allTextContents();
      expect(titles.filter((title) => /\b100[0-57-9]\b/.test(title) && !title.includes('1006'))).toEqual([]);
      await result.click();
      await page.waitForURL(/symptoms(?:\.html)?#1006-what-now$/);
      await page.getByRole('heading', { name: '1006: what now' }).waitFor();
    }));

  it('fits into a window of 400 pixels', () =>
    onPage(
      'proxies.html',
      async (page) => {
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(400);
      },
      { viewport: { width: 400, height: 800 } },
    ));

  it.each(THEMES)('has no violation that axe finds: %s', async (colorScheme) => {
    const found: string[] = [];
    for (const path of [
      'index.html',
      'start.html',
      'symptoms.html',
      'proxies.html',
      'command-line.html',
      'demo.html',
      'causes/index.html',
      'causes/forbidden.html',
    ])
      await onPage(
        path,
        async (page) => {
          await page.locator(colorScheme === 'dark' ? 'html.dark' : 'html:not(.dark)').waitFor();
          found.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
        },
        { colorScheme },
      );
    expect(found).toEqual([]);
  });
});

describe('the demo', () => {
  it('shows the finding of the sample, and its fix, and opens a recording', () =>
    onPage('demo.html', async (page) => {
      const panel = page.frameLocator('iframe[name=demo-panel]');
      const finding = (title: string) => panel.getByTestId('finding').filter({ hasText: title }).first();
      await panel.getByTestId('connection-row').filter({ hasText: '403' }).first().click();
      await finding('The server does not accept the API key')
        .getByText('Keep the key out of the page')
        .waitFor();
      await panel.locator('html[data-theme=light]').waitFor();
      await page.locator('.VPSwitchAppearance').first().click();
      await panel.locator('html[data-theme=dark]').waitFor();
      await page.locator('.demo-choices').getByRole('link', { name: 'Expired certificate' }).click();
      await finding('ERR_CERT_DATE_INVALID').waitFor();
    }));

  it('has each recording that the page offers, with a finding of its own', async () => {
    const page = readFileSync('docs/demo.md', 'utf8');
    const recordings = [...page.matchAll(/\?recording=([\w-]+)/g)].map(([, name = '']) => name);
    const built = readdirSync(join(SITE, 'demo/recordings')).map((name) => name.replace('.json', ''));
    expect(recordings.toSorted()).toEqual(built.toSorted());
    const findings = new Set<string>();
    for (const name of recordings)
      await onPage(`demo/demo.html?recording=${name}`, async (panel) => {
        findings.add((await panel.getByTestId('finding').first().textContent()) ?? '');
      });
    expect(findings.size).toBe(recordings.length);
  });

  it('says what is wrong with the name of a recording', () =>
    onPage(
      'demo/demo.html?recording=none',
      async (page) => {
        await page.getByText('There is no recording “none”').waitFor();
      },
      { faults: [/^404: .*none\.json$/] },
    ));
});
