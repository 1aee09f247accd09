import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { CapturedEvent } from '../../src/event.ts';
import { renderHtml } from '../../src/report/html.ts';
import { buildReport } from '../../src/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session.ts';
import { createSession } from '../../src/session-state.ts';

const HOSTILE = [
  '<img src=https://evil.test/x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '</style><style>*{display:none!important}</style>',
  '</title><meta http-equiv=refresh content=0;url=https://evil.test>',
  '"><svg onload=alert(1)>',
  '\u202egnp.exe\u202c \u2066hidden\u2069',
  'url(https://evil.test/track.png)',
].join(' ');

function hostileReport(): string {
  const session = createSession();
  const page = (seq: number) => ({ source: 'page', context: 'p', seq, at: 1_700_000_000_000 + seq }) as const;
  const text = { opcode: 'text', size: HOSTILE.length, kept: HOSTILE.length, text: HOSTILE } as const;
  const events: CapturedEvent[] = [
    {
      ...page(1),
      kind: 'page-started',
      url: 'https://app.test/',
      title: HOSTILE,
      top: true,
      userAgent: HOSTILE,
    },
    {
      ...page(2),
      kind: 'created',
      socket: 1,
      url: 'wss://h.test/live',
      protocols: [HOSTILE],
      stack: HOSTILE,
    },
    { ...page(3), kind: 'opened', socket: 1, protocol: HOSTILE, extensions: HOSTILE },
    { ...page(4), kind: 'frame', socket: 1, direction: 'received', payload: text },
    { ...page(5), kind: 'closed', socket: 1, code: 4000, reason: HOSTILE, wasClean: true, buffered: 0 },
    { ...page(6), kind: 'created', socket: 2, url: 'wss://h.test/other', protocols: [] },
    { ...page(7), kind: 'closed', socket: 2, code: 1006, reason: '', wasClean: false, buffered: 0 },
    {
      source: 'wire',
      kind: 'wire-entry',
      at: 1_700_000_000_007,
      entry: 1,
      url: 'wss://h.test/other',
      status: 403,
      requestSent: true,
      requestHeaders: [],
      responseHeaders: [{ name: 'Server', value: HOSTILE }],
      reason: 'Error during WebSocket handshake: Unexpected response code: 403',
      frames: [],
      framesLeftOut: 0,
    },
  ];
  for (const event of events) ingest(session, event);
  const report = buildReport(session, diagnose(session, rules), { now: 1_700_000_001_000, version: '0.0.0' });
  expect(report.verdicts.length).toBeGreaterThanOrEqual(2);
  return renderHtml(report);
}

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
  const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
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
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const { violations: found } = await checker.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(violations).toEqual([]);
  });

  it('prints on paper with nothing folded or scrolled away', async () => {
    await page.goto(url);
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    expect(wide).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
  });
});
