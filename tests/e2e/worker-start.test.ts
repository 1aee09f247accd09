import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../scripts/doctor-browser.ts';
import { NO_PANEL_KEY } from '../../src/capture/extension-messages.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';

let server: CaptureServer;
let browser: CaptureBrowser;
/** A page of the extension's own, from which its interfaces are called. */
let own: Page;

beforeAll(async () => {
  server = await startCaptureServer();
  browser = await launchCapture();
  own = await browser.openOwn('manifest.json');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string) {
  const { page, tabId } = await browser.openTab();
  await page.goto(server.origin + path);
  return { page, tabId };
}

/** Opens a connection, gets its messages back, closes it, and lets the relay do what it does when the page is idle. */
const exchange = (page: Page, texts: readonly string[]): Promise<void> =>
  page.evaluate(
    async ([url, all]) => {
      const socket = new WebSocket(url);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      for (const text of all) {
        const answer = new Promise((resolve) => {
          socket.onmessage = resolve;
        });
        socket.send(text);
        await answer;
      }
      const closed = new Promise((resolve) => {
        socket.onclose = resolve;
      });
      socket.close(1000);
      await closed;
      await scheduler?.postTask(() => undefined, { priority: 'background' });
    },
    [`${server.socketOrigin}/echo`, texts] as const,
  );

const fail = (page: Page): Promise<void> =>
  page.evaluate(async (url) => {
    const socket = new WebSocket(url);
    await new Promise((resolve) => {
      socket.onclose = resolve;
    });
  }, `${server.socketOrigin}/403`);

const isKeyStored = (): Promise<boolean> =>
  own.evaluate(`chrome.storage.local.get('${NO_PANEL_KEY}').then((found) => '${NO_PANEL_KEY}' in found)`);
const keyStored = (stored: boolean): Promise<boolean> =>
  until(async () => (await isKeyStored()) === stored || undefined, `the key to be stored: ${stored}`);

const number = (tabId: number, text: string): Promise<boolean> =>
  until(
    async () => (await own.evaluate(`chrome.action.getBadgeText({ tabId: ${tabId} })`)) === text || undefined,
    `the number “${text}” on the icon`,
  );

/** Stops the worker while no panel is open, and returns a function that says whether it has started since. */
async function withoutWorker(): Promise<() => boolean> {
  await browser.stopWorker();
  await until(async () => !(await browser.workerRuns()) || undefined, 'the worker to stop');
  return browser.watchStart();
}

describe('while no panel is open', () => {
  it('the first relay learns it from the worker, and others from the storage', async () => {
    const { page } = await open('/first');
    await exchange(page, ['first']);
    await keyStored(true);
    await page.close();
  });

  it('a page starts the worker only when a connection fails', async () => {
    const hasStarted = await withoutWorker();
    const quiet = await open('/quiet');
    const { page, tabId } = await open('/works');
    await page.evaluate(() => Object.assign(window, { alive: true }));
    await exchange(page, ['one', 'two', 'three']);
    await page.goto(`${server.origin}/elsewhere`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'alive' in window), 'the page came back alive').toBe(true);
    await exchange(page, ['four']);
    const failing = await open('/fails');
    await exchange(failing.page, ['five']);
    expect(hasStarted()).toBe(false);
    await fail(failing.page);
    await number(failing.tabId, '1');
    expect(hasStarted()).toBe(true);

    const feed = await browser.openFeed(tabId);
    const events = await feed.when(
      (all) => all.filter(({ kind }) => kind === 'closed').length === 2,
      'the close of both connections',
    );
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const texts = events.flatMap((event) => (event.kind === 'frame' ? [event.payload.text] : []));
    expect(texts).toEqual(['one', 'two', 'three', 'four'].flatMap((text) => [text, text]));
    expect(await isKeyStored()).toBe(false);
    await feed.close();
    await keyStored(true);
    for (const each of [quiet.page, page, failing.page]) await each.close();
  });

  it('a page that returns from the back/forward cache gets its number back', async () => {
    const { page, tabId } = await open('/failed');
    await page.evaluate(() => Object.assign(window, { alive: true }));
    await fail(page);
    await number(tabId, '1');
    await page.goto(`${server.origin}/elsewhere`);
    await number(tabId, '');
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'alive' in window), 'the page came back alive').toBe(true);
    await number(tabId, '1');
    await page.close();
  });
});

describe('a panel', () => {
  it('gets what a page recorded that was in the back/forward cache when it opened', async () => {
    await keyStored(true);
    const { page, tabId } = await open('/cached');
    await page.evaluate(() => Object.assign(window, { alive: true }));
    await exchange(page, ['before']);
    await page.goto(`${server.origin}/elsewhere`);
    const feed = await browser.openFeed(tabId);
    await keyStored(false);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'alive' in window), 'the page came back alive').toBe(true);
    await feed.when(
      (all) => all.some((event) => event.kind === 'frame' && event.payload.text === 'before'),
      'the message of the page that was cached',
    );
    await feed.close();
    await page.close();
  });

  it('gets the next page after the worker was stopped, whatever was stored meanwhile', async () => {
    const { page, tabId } = await open('/before');
    const feed = await browser.openFeed(tabId);
    await keyStored(false);
    await own.evaluate(`chrome.storage.local.set({ ${NO_PANEL_KEY}: true })`);
    // The panel starts it again.
    await browser.stopWorker();
    await keyStored(false);
    await page.goto(`${server.origin}/after`);
    await exchange(page, ['after']);
    await feed.when(
      (all) => all.some((event) => event.kind === 'frame' && event.payload.text === 'after'),
      'the message of the next page',
    );
    await feed.close();
    await page.close();
  });
});
