import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../scripts/doctor-browser.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import { type CaptureBrowser, launchCapture } from './capture-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';

let server: CaptureServer;
let browser: CaptureBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  browser = await launchCapture();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Sends a text on a connection of its own, and gets it back. */
const EXCHANGE = `async (url, text) => {
  const socket = new WebSocket(url);
  await new Promise((resolve) => { socket.onopen = resolve; });
  socket.send(text);
  await new Promise((resolve) => { socket.onmessage = resolve; });
}`;

const exchange = (page: Page, text: string): Promise<unknown> =>
  page.evaluate(`(${EXCHANGE})('${server.socketOrigin}/echo', '${text}')`);

async function open(path: string, html = '', by = browser) {
  server.pages.set(path, `<!doctype html><title>${path}</title>${html}`);
  const { page, tabId } = await by.openTab();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  await page.goto(server.origin + path);
  return { page, tabId, said };
}

const story = (events: PageEvent[]): string[] =>
  events.flatMap((event) => {
    if (event.kind === 'frame') return [`${event.direction} ${event.payload.text}`];
    return ['pagehide', 'pageshow', 'freeze', 'resume'].includes(event.kind) ? [event.kind] : [];
  });
const both = (text: string): string[] => [`sent ${text}`, `received ${text}`];

/** What a panel that is opened now gets, until the text was received; all of it is numbered without a gap. */
async function storyUntil(tabId: number, text: string): Promise<string[]> {
  const feed = await browser.openFeed(tabId);
  const events = await feed.when((all) => story(all).includes(`received ${text}`), `“${text}”`);
  const started = events.findLastIndex(({ kind }) => kind === 'page-started');
  const ofDocument = events.slice(started);
  expect(ofDocument.map(({ seq }) => seq)).toEqual(ofDocument.map((_, index) => index + 1));
  await feed.close();
  return story(events);
}

describe('messages that no panel has seen', () => {
  it('are there when a page that was frozen returns from the back/forward cache', async () => {
    const { page, tabId } = await open('/returns');
    await page.evaluate(() => Object.assign(window, { alive: true }));
    await exchange(page, 'before');
    await page.goto(`${server.origin}/elsewhere`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => 'alive' in window), 'the page came back alive').toBe(true);
    await exchange(page, 'after');
    expect(await storyUntil(tabId, 'after')).toEqual([
      ...both('before'),
      'pagehide',
      'freeze',
      'resume',
      'pageshow',
      ...both('after'),
    ]);
  });

  it('are there when a document has written itself anew', async () => {
    const { page, tabId } = await open('/written');
    await exchange(page, 'before');
    await page.evaluate(() => {
      document.open();
      document.write('<title>anew</title>');
      document.close();
    });
    await exchange(page, 'after');
    expect(await storyUntil(tabId, 'after')).toEqual([...both('before'), ...both('after')]);
  });

  it('are there when the worker was stopped', async () => {
    const { page, tabId } = await open('/stopped');
    await exchange(page, 'before');
    await browser.stopWorker();
    await exchange(page, 'after');
    expect(await storyUntil(tabId, 'after')).toEqual([...both('before'), ...both('after')]);
  });

  it('go with a page that is left', async () => {
    const { page, tabId } = await open('/left');
    await exchange(page, 'before');
    await page.goto('about:blank');
    await page.goto(`${server.origin}/next`);
    await exchange(page, 'after');
    expect(await storyUntil(tabId, 'after')).toEqual(both('after'));
  });

  it('go with a page that crashes, and the next one is recorded', async () => {
    const path = '/crashes';
    const script = (text: string): string =>
      `<script type="module">await (${EXCHANGE})('${server.socketOrigin}/echo', '${text}'); document.title = 'done'</script>`;
    const { page, tabId } = await open(path, script('before'));
    await until(async () => (await page.title()) === 'done' || undefined, 'the exchange');
    const own = await browser.openOwn('manifest.json');
    const crashed = page.waitForEvent('crash');
    const session = await browser.context.newCDPSession(page);
    // Never answered.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    server.pages.set(path, `<!doctype html>${script('after')}`);
    await own.evaluate(`chrome.tabs.reload(${tabId})`);
    expect(await storyUntil(tabId, 'after')).toEqual(both('after'));
    await own.close();
  });

  it('disturb no connection when the extension is updated meanwhile', async () => {
    const updated = await launchCapture();
    try {
      const { page, said } = await open('/updated', '', updated);
      const unused = await open('/unused', '', updated);
      await page.evaluate(`(async () => {
        globalThis.socket = new WebSocket('${server.socketOrigin}/echo');
        await new Promise((resolve) => { socket.onopen = resolve; });
        globalThis.echo = (text) => new Promise((resolve) => {
          socket.onmessage = ({ data }) => resolve(data);
          socket.send(text);
        });
      })()`);
      expect(await page.evaluate(`echo('before')`)).toBe('before');
      await updated.reloadExtension();
      for (const text of ['1', '2', '3']) expect(await page.evaluate(`echo('${text}')`)).toBe(text);
      await exchange(page, 'on another connection');
      expect(await page.evaluate(`echo('after')`)).toBe('after');
      await exchange(unused.page, 'the first connection of its page');
      await page.goto(`${server.origin}/elsewhere`);
      await exchange(page, 'of the next page');
      expect([...said, ...unused.said]).toEqual([]);
    } finally {
      await updated.close();
    }
  });

  it('do not hold the texts that they are parts of', async () => {
    const { page } = await open('/parts');
    await page.evaluate(async (base) => {
      const socket = new WebSocket(`${base}/silent`);
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      // So often that the engine has compiled it as it will stay.
      for (let i = 0; i < 30_000; i++) socket.send(`${i} `.padEnd(200, '.'));
      for (let i = 0; i < 300; i++) socket.send(`${i}${'a'.repeat(1023)}`.repeat(1024).slice(10, 210));
    }, server.socketOrigin);
    const session = await browser.context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    expect(usedSize / 2 ** 20).toBeLessThan(50);
  });
});
