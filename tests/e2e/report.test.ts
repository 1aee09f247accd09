import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { axeViolations } from './axe-violations.ts';

const SCREEN = { width: 900, height: 700 };
/** In CSS pixels. */
const A4 = { width: 794, height: 1123 };

let browser: Browser;
let page: Page;
let folder: string;
let url: string;
const requests: string[] = [];
const disturbances: string[] = [];

beforeAll(async () => {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  browser = await chromium.launch({
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ viewport: SCREEN });
  await context.setOffline(true);
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    disturbances.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => disturbances.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => disturbances.push(error.message));
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-report-'));
  writeFileSync(join(folder, 'report.html'), hostileReport());
  url = pathToFileURL(join(folder, 'report.html')).href;
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the HTML report', () => {
  it('asks for nothing but itself, runs nothing and shows hostile text as text', async () => {
    await page.goto(url);
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    expect(await page.locator('body').innerText()).toContain(
      '<img src=https://evil.test/x onerror=alert(1)>',
    );
    expect(await page.locator('img, script, svg, iframe, object, link').count()).toBe(0);
    expect(await page.locator('style').count()).toBe(1);
    expect(await page.locator('article').count()).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText))).toBe(
      false,
    );
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .flatMap((each) => each.getAttributeNames())
          .filter((name) => name.startsWith('on')),
      ),
    ).toEqual([]);
    expect(requests).toEqual([url]);
    expect(disturbances).toEqual([]);
  });

  it('opens at the finding that its fragment names', async () => {
    const second = await page.locator('article').nth(1).getAttribute('id');
    expect(second).toMatch(/^finding-[a-z-]+-c\d+$/);
    await page.goto(`${url}#${second}`);
    const box = await page.locator(`#${second}`).boundingBox();
    expect(box?.y).toBeLessThan(700);
    expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe(second);
    const proof = page.locator(`#${second} a[href^="#event-"]`).first();
    const target = await proof.getAttribute('href');
    await proof.click();
    expect(await page.evaluate(() => `#${document.querySelector(':target')?.id}`)).toBe(target);
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(url);
    const violations = await axeViolations(page);
    expect(violations).toEqual([]);
  });

  it('prints on paper with nothing folded or scrolled away, and no page left half empty', async () => {
    await page.goto(url);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(A4);
    const printed = await page.evaluate(() => ({
      fits: document.documentElement.scrollWidth <= window.innerWidth,
      folded: [...document.querySelectorAll('details dd')].filter((each) => !each.checkVisibility()).length,
      pages: document.documentElement.scrollHeight / window.innerHeight,
    }));
    expect(printed).toMatchObject({ fits: true, folded: 0 });
    const pdf = await page.pdf({ format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(Math.ceil(printed.pages));
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(SCREEN);
  });
});
